/** Stories that the demo newsroom has none of: what they look like is what matters. */
export const ARABIC_STORY = {
  headline: 'ميناء كورو يفتح أبوابه بعد أحد عشر عامًا من الإغلاق',
  summary:
    'وقّعت فيلوريا وكارسوند اتفاقًا يعيد فتح المضيق أمام السفن التجارية، ويتوقع التجار انخفاض أسعار الشحن بحلول الصيف.',
  body: `<p>وقّعت فيلوريا وكارسوند يوم الاثنين في قاعة الميناء اتفاقًا يعيد فتح مضيق كورو أمام السفن التجارية بعد أحد عشر عامًا. وتصافح رئيسا الحكومتين ثم تبادلا القلمين، ولم يكتب أيٌّ منهما.</p>
<p>وقال أحد ربابنة السفن: «أربعة أيام أقل في البحر تعني الكثير». وذكرت إدارة الميناء (Kitewater Harbour) أنها ستوظف 400 عامل قبل نهاية السنة.</p>
<ul><li>يبدأ المرور في اليوم الأول من الشهر.</li><li>يصوّت البرلمانان خلال تسعين يومًا.</li></ul>`,
  bodyFormat: 'html',
  byline: 'ليلى الحداد',
  topics: ['الملاحة', 'الاقتصاد'],
  section: 'world',
  language: 'ar',
};

export const JAPANESE_STORY = {
  headline: '夜行列車が三十年ぶりに復活、海峡を越えて朝の市場へ',
  summary: '港町を夜に出て、朝には市場に着く。鉄道会社は一日一往復の運行を来月から始めると発表した。',
  body: `<p>鉄道会社は月曜日、廃止から三十年になる夜行列車を来月から復活させると発表した。港町を午後十時に出発し、翌朝六時に市場の駅に着く。</p>
<p>「眠っているあいだに海を渡れるのは、やはり特別なことです」と、最後の列車に車掌として乗務した村瀬さんは話す。切符は一日百八十枚で、初日の分は四十分で売り切れた。</p>
<blockquote>窓を開けると、潮のにおいがした。</blockquote>`,
  bodyFormat: 'html',
  byline: '村瀬 葵',
  topics: ['鉄道', '旅行'],
  section: 'culture',
  language: 'ja',
};

export const PLAIN_STORY = {
  headline: 'Lighthouse keepers’ log of 112 winters is read aloud, one winter a night',
  summary: 'Volunteers at Cape Morne read from the books that the keepers filled; the sea is mostly grey in them.',
  body: `<p>The first entry is of a broken lamp, and the last of a broken kettle. Between them lie 112 winters at Cape Morne, in the hands of nineteen keepers.</p>
<h2>A winter a night</h2>
<p>Since Monday, volunteers have read the log aloud in the old fog-signal house. Sixty chairs were put out. Two hundred people came, and the caretaker opened the doors so that those outside could hear.</p>
<blockquote><p>Sea grey. Wind from the north. Nothing passed. Wrote this down so that something would have happened.</p></blockquote>
<p>“People laugh at that one,” said Isolde Farrow, who reads on Thursdays. “Then they go quiet.”</p>
<table><thead><tr><th>Keeper</th><th>Winters</th><th>Pages</th></tr></thead><tbody><tr><td>Tobias Ness</td><td>14</td><td>1,204</td></tr><tr><td>Bertha Quill</td><td>22</td><td>3,018</td></tr></tbody></table>
<p>The reading ends in April. What happens with the last page is not decided: it is empty.</p>`,
  bodyFormat: 'html',
  byline: 'Maren Oakes',
  topics: ['Lighthouses', 'Cape Morne', 'Archives'],
  section: 'culture',
  language: 'en',
};

/** What comes while a reader looks on. */
export const LATE_STORIES = [
  'Harbour ferry resumes after the fog lifts over the strait',
  'Orchard growers agree on a price for the early pears',
  'Night tram to run until four on weekends from June',
].map((headline) => ({
  headline,
  summary: 'What this means for those who live nearby, and when it begins.',
  topics: ['Latecomers'],
}));

export const FLASH_STORY = {
  headline: 'Government of Velloria resigns after losing the confidence vote',
  summary: 'The prime minister has asked for an early election.',
  priority: 'flash',
  section: 'politics',
  topics: ['Velloria', 'Elections'],
};

const WRITERS = ['Ada', 'Birger', 'Célestine', 'Dov', 'Elif'];
const REMARKS = [
  'My grandmother was on that coast as a child, and she always said the fog horn kept the cows calm.',
  'Is the log going to be scanned? I would read it from here.',
  'The entry about the kettle is the best thing I have read this week.',
  'Thursday’s reading was full by six. Come early, and bring a cushion: those chairs are older than the lamp.',
  'A correction, if I may: Bertha Quill kept the light for 22 winters, but not in a row. https://cape-morne.example/keepers',
  'Grey sea, north wind. Some weeks I could write the same.',
];

/** Thirty comments, some of them replies. */
export const COMMENTS = Array.from({ length: 30 }, (_, no) => ({
  writer: WRITERS[no % WRITERS.length] ?? '',
  text: `${REMARKS[no % REMARKS.length]}${no >= REMARKS.length ? ` (${no + 1})` : ''}`,
  isReply: no % 4 === 2,
}));
