/** How lines begin that are about the report, its publisher or its page, in six languages. */
const BEGINS = new RegExp(
  `^[\\s(\\[*•–—-]*(?:${[
    '(?:additional |with )?(?:reporting|writing|editing|translation|graphics|photograph(?:s|y)?|photos?|video|compiled) by\\b',
    '(?:photo|image|picture|photograph|credit|foto|bild|crédit|crédito|copyright)\\b[^.]{0,20}[:/©]',
    '(?:read|see|watch|listen|click|tap|also)(?: (?:more|also|next|here|on|read|the full))\\b',
    '(?:sign up|subscribe|follow us|join our|download|get the latest|support our|donate|share this|email us)\\b',
    '(?:this (?:article|story|report|post)|the post|an earlier version|correction|editor.s note)\\b',
    '(?:source|sources|quelle|quellen|fuente|fonte|updated|published|posted|advertisement|anzeige|publicité)\\b\\s?:',
    '(?:lesen sie|mehr zum thema|mehr dazu|abonnieren|folgen sie|hier geht es|dieser (?:artikel|text|beitrag))\\b',
    '(?:lire (?:aussi|la suite|également)|à lire|abonnez-vous|inscrivez-vous|suivez-nous|cet article)\\b',
    '(?:lea también|lee también|leer más|suscríbete|suscríbase|síguenos|este artículo)(?!\\p{L})',
    '(?:leia (?:também|mais)|assine|inscreva-se|siga-nos|este artigo)(?!\\p{L})',
    '(?:leggi (?:anche|tutto)|iscriviti|abbonati|seguici|questo articolo)(?!\\p{L})',
  ].join('|')})`,
  'iu',
);
const CONTAINS =
  /©|\(c\) \d{4}|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos|todos os direitos|tutti i diritti|newsletter|getty images|file photo|appeared first on|terms (?:of|and)|privacy policy|cookies?\b|https?:\/\/|www\.|\S@\S+\.\S/iu;
/** Agencies and broadcasters: who was told tells nothing about the event. */
const AGENCIES = new Set(
  'reuters ap afp dpa pa efe ansa tass bbc cnn bloomberg xinhua kyodo apa sda associated press agence france-presse'.split(
    ' ',
  ),
);

/** True for bylines, credits, links to other texts, sign-up lines and notes of the publisher. */
export function isBoilerplate(sentence: string): boolean {
  return BEGINS.test(sentence) || CONTAINS.test(sentence);
}

/** True for the name of a news agency. */
export function isAgency(name: string): boolean {
  return name
    .toLowerCase()
    .split(' ')
    .every((word) => AGENCIES.has(word));
}
