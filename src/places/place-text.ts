import type { Place } from './place.ts'

/** As an address is written: "Phường Gò Vấp, Thành phố Hồ Chí Minh"; nothing where even the province is in doubt. */
export const placeText = ({ commune, province }: Place): string | undefined => [commune?.name, province?.name].filter(Boolean).join(', ') || undefined
