import { describe, expect, it } from '@jest/globals';
import { healthAspectOf } from './health-aspect.js';

describe('healthAspectOf', () => {
  it.each([
    ['What is Bell’s palsy?', 'OVERVIEW'],
    ['Wat is een aangezichtsverlamming?', 'OVERVIEW'],
    ['In het kort', 'OVERVIEW'],
    ['What are the symptoms?', 'SYMPTOMS'],
    ['Symptoms and causes', 'SYMPTOMS'],
    ['Klachten en verschijnselen', 'SYMPTOMS'],
    ['Causes and symptoms', 'CAUSES'],
    ['Reasons why your muscles might cramp', 'CAUSES'],
    ['Oorzaken', 'CAUSES'],
    ['Hoe ontstaat synkinesie?', 'CAUSES'],
    ['How the diagnosis is made', 'DIAGNOSIS'],
    ['Onderzoek door de arts', 'DIAGNOSIS'],
    ['How long does recovery take?', 'PROGNOSIS'],
    ['Complications are not permanent', 'PROGNOSIS'],
    ['Herstel en vooruitzichten', 'PROGNOSIS'],
    ['Treating the symptoms', 'TREATMENTS'],
    ['Behandeling', 'TREATMENTS'],
    ['What you can do to relieve the pain', 'SELF_CARE'],
    ['Wat kunt u zelf doen?', 'SELF_CARE'],
    ['Exercises at home', 'SELF_CARE'],
    ['Living with synkinesis', 'LIVING_WITH'],
    ['Omgaan met spanning', 'LIVING_WITH'],
    ['Can it be prevented?', 'PREVENTION'],
    ['Voorkomen van klachten', 'PREVENTION'],
    ['Three myths', 'MISCONCEPTIONS'],
    ['Misverstanden', 'MISCONCEPTIONS'],
    ['When should you see a doctor?', 'WHEN_TO_SEE_A_DOCTOR'],
    ['Wanneer naar de huisarts?', 'WHEN_TO_SEE_A_DOCTOR'],
    ['SEEK EMERGENCY CARE', 'WHEN_TO_SEE_A_DOCTOR'],
  ])('reads "%s" as %s', (heading, aspect) => {
    expect(healthAspectOf(heading)).toBe(aspect);
  });

  it.each([
    'Our clinic',
    'Healthy food',
    'The facial nerve',
    'Online course',
    '',
    '???',
    'x'.repeat(100_000),
  ])('reads nothing into "%.20s"', (heading) => {
    expect(healthAspectOf(heading)).toBeNull();
  });
});
