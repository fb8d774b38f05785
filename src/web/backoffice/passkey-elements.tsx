import type { Messages } from './messages.ts'

/**
 * A button that a script brings to life; without one, or where there are no passkeys, it is not to be seen. `next` is
 * where she goes when she is in.
 */
export const PasskeySignIn = ({ m, next }: { m: Messages; next: string }) => (
  <passkey-sign-in data-next={next} hidden>
    <p class="or">{m.text('sign-in.or')}</p>
    <button type="button" class="second">
      {m.text('sign-in.passkey')}
    </button>
    <p class="fault" role="alert" hidden>
      {m.text('sign-in.passkey-refused')}
    </p>
  </passkey-sign-in>
)

/** Sets up a new passkey of this device. `next` is where she goes when that is done. */
export const PasskeySetUp = ({ m, next }: { m: Messages; next: string }) => (
  <passkey-set-up data-next={next}>
    <p class="without hint">{m.text('passkey.none')}</p>
    <div class="with" hidden>
      <div class="field">
        <label for="f-passkey">{m.text('passkey.name')}</label>
        <p class="hint" id="h-passkey">
          {m.text('passkey.name.hint')}
        </p>
        <input id="f-passkey" maxlength={60} autocomplete="off" aria-describedby="h-passkey" />
      </div>
      <button type="button" class="second">
        {m.text('passkey.add')}
      </button>
      <p class="fault" role="alert" hidden>
        {m.text('passkey.failed')}
      </p>
    </div>
  </passkey-set-up>
)
