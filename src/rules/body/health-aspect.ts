/** Health aspects of schema.org (https://schema.org/HealthAspectEnumeration) that the delivery contract names. */
export type HealthAspect =
  | 'OVERVIEW'
  | 'SYMPTOMS'
  | 'CAUSES'
  | 'DIAGNOSIS'
  | 'PROGNOSIS'
  | 'TREATMENTS'
  | 'SELF_CARE'
  | 'LIVING_WITH'
  | 'PREVENTION'
  | 'MISCONCEPTIONS'
  | 'WHEN_TO_SEE_A_DOCTOR';
