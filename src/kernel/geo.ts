/** WGS 84, degrees. */
export interface Point {
  latitude: number
  longitude: number
}

/** Degrees; west < east (no county of ours crosses the date line). */
export interface BoundingBox {
  west: number
  south: number
  east: number
  north: number
}

const EARTH_RADIUS_KM = 6371

/**
 * Great-circle distance in kilometres (haversine).
 * @example distanceKm({ latitude: 48.37, longitude: 10.9 }, { latitude: 48.14, longitude: 11.58 }) // about 56
 */
export function distanceKm(a: Point, b: Point): number {
  const rad = Math.PI / 180
  const dLat = (b.latitude - a.latitude) * rad
  const dLon = (b.longitude - a.longitude) * rad
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(a.latitude * rad) * Math.cos(b.latitude * rad) * Math.sin(dLon / 2) ** 2
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(h))
}
