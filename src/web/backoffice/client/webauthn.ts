/**
 * WebAuthn speaks in bytes, JSON does not: what level 3 calls parseRequestOptionsFromJSON and toJSON, for browsers that
 * lack them (Chromium before 129, Safari before 18.4).
 */
export interface WrittenOptions {
  challenge: string
  user?: { id: string; name: string; displayName: string }
  excludeCredentials?: WrittenDescriptor[]
  allowCredentials?: WrittenDescriptor[]
  [rest: string]: unknown
}
interface WrittenDescriptor {
  id: string
  transports?: AuthenticatorTransport[]
}

export function creationOptions(written: WrittenOptions): PublicKeyCredentialCreationOptions {
  const { challenge, user, excludeCredentials = [], ...rest } = written
  return {
    ...rest,
    challenge: bytes(challenge),
    user: { ...user, id: bytes(user?.id ?? '') },
    excludeCredentials: excludeCredentials.map(descriptor),
  } as unknown as PublicKeyCredentialCreationOptions
}

export function requestOptions(written: WrittenOptions): PublicKeyCredentialRequestOptions {
  const { challenge, allowCredentials = [], ...rest } = written
  return {
    ...rest,
    challenge: bytes(challenge),
    allowCredentials: allowCredentials.map(descriptor),
    // A passkey counts as two factors: the device has to ask for its owner.
    userVerification: 'required',
  }
}

export function createdBy(credential: Credential | null): object {
  const { id, type, rawId, response, authenticatorAttachment, ...rest } = shown(credential)
  const attestation = response as AuthenticatorAttestationResponse
  return {
    ...{ id, type, rawId: text(rawId), authenticatorAttachment, clientExtensionResults: rest.results },
    response: {
      clientDataJSON: text(attestation.clientDataJSON),
      attestationObject: text(attestation.attestationObject),
      transports: attestation.getTransports?.() ?? [],
    },
  }
}

export function signedBy(credential: Credential | null): object {
  const { id, type, rawId, response, authenticatorAttachment, ...rest } = shown(credential)
  const assertion = response as AuthenticatorAssertionResponse
  return {
    ...{ id, type, rawId: text(rawId), authenticatorAttachment, clientExtensionResults: rest.results },
    response: {
      clientDataJSON: text(assertion.clientDataJSON),
      authenticatorData: text(assertion.authenticatorData),
      signature: text(assertion.signature),
      ...(assertion.userHandle && { userHandle: text(assertion.userHandle) }),
    },
  }
}

/** The properties of a credential are getters: named one by one. Throws when the device gave none. */
function shown(credential: Credential | null) {
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey')
  const { id, type, rawId, response, authenticatorAttachment } = credential
  return {
    id,
    type,
    rawId,
    response,
    authenticatorAttachment,
    results: credential.getClientExtensionResults(),
  }
}

const descriptor = ({ id, transports }: WrittenDescriptor): PublicKeyCredentialDescriptor => ({
  type: 'public-key',
  id: bytes(id),
  ...(transports && { transports }),
})

const bytes = (base64url: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64url.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0))

const text = (buffer: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')
