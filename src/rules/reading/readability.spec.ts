import { describe, expect, it } from '@jest/globals';
import { fleschDouma, fleschKincaidGrade, fleschReadingEase, lix, readability } from './readability.js';

// Lincoln at Gettysburg, 1863. Word's own statistics, as published: 271 words, 10 sentences, reading ease 65, eleventh grade.
// Syllables by hand, sentence by sentence: 43 + 32 + 13 + 35 + 18 + 29 + 33 + 26 + 33 + 104 = 366, so
// 206.835 - 1.015 x 27.1 - 84.6 x 1.3506 = 65.1 and 0.39 x 27.1 + 11.8 x 1.3506 - 15.59 = 10.9.
const gettysburg = `
Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived in Liberty, and dedicated to the proposition that all men are created equal.
Now we are engaged in a great civil war, testing whether that nation, or any nation so conceived and so dedicated, can long endure. We are met on a great battle-field of that war. We have come to dedicate a portion of that field, as a final resting place for those who here gave their lives that that nation might live. It is altogether fitting and proper that we should do this.
But, in a larger sense, we can not dedicate — we can not consecrate — we can not hallow — this ground. The brave men, living and dead, who struggled here, have consecrated it, far above our poor power to add or detract. The world will little note, nor long remember what we say here, but it can never forget what they did here. It is for us the living, rather, to be dedicated here to the unfinished work which they who fought here have thus far so nobly advanced. It is rather for us to be here dedicated to the great task remaining before us — that from these honored dead we take increased devotion to that cause for which they gave the last full measure of devotion — that we here highly resolve that these dead shall not have died in vain — that this nation, under God, shall have a new birth of freedom — and that government of the people, by the people, for the people, shall not perish from the earth.`;

// The Universal Declaration of Human Rights, articles 1 and 2, in the United Nations' Dutch: 111 words, 4 sentences. Syllables by hand:
// 19 + 32 + 76 + 94 = 221, so 206.84 - 0.77 x 199.1 - 0.93 x 27.75 = 27.7.
const dutch = `
Alle mensen worden vrij en gelijk in waardigheid en rechten geboren. Zij zijn begiftigd met verstand en geweten, en behoren zich jegens elkander in een geest van broederschap te gedragen.
Een ieder heeft aanspraak op alle rechten en vrijheden, in deze Verklaring opgesomd, zonder enig onderscheid van welke aard ook, zoals ras, kleur, geslacht, taal, godsdienst, politieke of andere overtuiging, nationale of maatschappelijke afkomst, eigendom, geboorte of andere status. Verder zal geen onderscheid worden gemaakt naar de politieke, juridische of internationale status van het land of gebied, waartoe iemand behoort, onverschillig of het een onafhankelijk, trust-, of niet-zelfbesturend gebied betreft, dan wel of er een andere beperking van de soevereiniteit bestaat.`;

// The same in German, articles 1 to 3: 113 words, 5 sentences, 44 words of more than six letters (2 + 5 + 19 + 16 + 2), so
// 113/5 + 4400/113 = 22.6 + 38.9 = 61.5.
const german = `
Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und Gewissen begabt und sollen einander im Geist der Brüderlichkeit begegnen.
Jeder hat Anspruch auf die in dieser Erklärung verkündeten Rechte und Freiheiten ohne irgendeinen Unterschied, etwa nach Rasse, Hautfarbe, Geschlecht, Sprache, Religion, politischer oder sonstiger Überzeugung, nationaler oder sozialer Herkunft, Vermögen, Geburt oder sonstigem Stand. Des weiteren darf kein Unterschied gemacht werden auf Grund der politischen, rechtlichen oder internationalen Stellung des Landes oder Gebiets, dem eine Person angehört, gleichgültig ob dieses unabhängig ist, unter Treuhandschaft steht, keine Selbstregierung besitzt oder sonst in seiner Souveränität eingeschränkt ist.
Jeder hat das Recht auf Leben, Freiheit und Sicherheit der Person.`;

describe('the formulas', () => {
  it('give the published scores of short examples', () => {
    // "The cat sat on the mat.": 6 words of one syllable, published as 116.
    expect(fleschReadingEase({ words: 6, sentences: 1, syllables: 6 })).toBeCloseTo(116.145, 3);
    // "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.": 13 words, 24 syllables, published as 37.5 and 11.3.
    const platypus = { words: 13, sentences: 1, syllables: 24 };
    expect(fleschReadingEase(platypus)).toBeCloseTo(37.5, 1);
    expect(fleschKincaidGrade(platypus)).toBeCloseTo(11.3, 1);
  });

  it('agree with arithmetic', () => {
    // 206.84 - 0.77 x 150 - 0.93 x 15 = 77.39
    expect(fleschDouma({ words: 150, sentences: 10, syllables: 225 })).toBeCloseTo(77.39, 6);
    // 100/5 + 100 x 25/100 = 45
    expect(lix({ words: 100, sentences: 5, longWords: 25 })).toBe(45);
  });
});

describe('readability', () => {
  it('of an English speech is its published reading ease and grade', () => {
    const found = readability(gettysburg, 'en-US')!;
    expect(found).toMatchObject({ formula: 'Flesch reading ease', band: 'standard' });
    expect(Math.abs(found.score - 65.1)).toBeLessThan(1.5);
    expect(Math.abs(found.gradeLevel! - 10.9)).toBeLessThan(0.3);
  });

  it('of a Dutch declaration follows Douma', () => {
    const found = readability(dutch, 'nl')!;
    expect(found).toMatchObject({ formula: 'Flesch-Douma', gradeLevel: null, band: 'very difficult' });
    expect(Math.abs(found.score - 27.7)).toBeLessThan(1.5);
  });

  it('of any other language is LIX', () => {
    expect(readability(german, 'de')).toEqual({
      formula: 'LIX',
      score: 61.5,
      gradeLevel: null,
      band: 'very difficult',
    });
  });

  it('is unknown under a hundred words', () => {
    expect(readability('Rest your face. '.repeat(33), 'en')).toBeNull();
    expect(readability('Rest your face. '.repeat(34), 'en')).toMatchObject({ band: 'very easy' });
    expect(readability('', 'en')).toBeNull();
  });

  it('is unknown for languages without spaces', () => {
    expect(readability('面神经控制面部肌肉。'.repeat(200), 'zh')).toBeNull();
    expect(readability('顔面神経 '.repeat(200), 'ja')).toBeNull();
  });

  it('has Douma’s own border between difficult and fairly difficult', () => {
    // Five words, ten syllables by hand (her-stel-len duurt vaak en-ke-le maan-den): 206.84 - 0.77 x 200 - 0.93 x 5 = 48.2.
    const sentences = 'Herstellen duurt vaak enkele maanden. '.repeat(20);
    expect(readability(sentences, 'nl')).toMatchObject({ score: 48.2, band: 'fairly difficult' });
  });
});
