/**
 * Input that has got past sanitizers, by what it tries, in our own words. Each piece calls `hostile()` where it would run, so
 * that what came through can be told from text.
 */

const RUN = 'hostile()';

/** Addresses that run, or might, as browsers read them: after blanks, controls, entities and escapes. */
const ADDRESSES: readonly string[] = [
  `javascript:${RUN}`,
  `JaVaScRiPt:${RUN}`,
  ` javascript:${RUN}`,
  `\u0001javascript:${RUN}`,
  `java\tscript:${RUN}`,
  `java\nscript:${RUN}`,
  `java&#10;script:${RUN}`,
  `java&Tab;script:${RUN}`,
  `javascript&colon;${RUN}`,
  `&#106;avascript:${RUN}`,
  `&#x6A&#x61vascript:${RUN}`,
  `java\0script:${RUN}`,
  `java\u00adscript:${RUN}`,
  `javascript://clinic.example/%0a${RUN}`,
  `vbscript:${RUN}`,
  `data:text/html,<script>${RUN}</script>`,
  `data:text/html;base64,PHNjcmlwdD5ob3N0aWxlKCk8L3NjcmlwdD4=`,
  `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${RUN}'/>`,
  `blob:https://clinic.example/hostile`,
  `file:///etc/passwd`,
  `filesystem:https://clinic.example/hostile`,
  `view-source:javascript:${RUN}`,
  `\\\\hostile.example\\share`,
  `//hostile.example/`,
  `https:\\\\hostile.example`,
  `https://clinic.example@hostile.example/`,
  `x:${RUN}`,
];

/** Where HTML has addresses. */
const ADDRESSED: readonly ((address: string) => string)[] = [
  (address) => `<a href="${address}">words</a>`,
  (address) => `<a href='https://clinic.example/' ping="${address}">words</a>`,
  (address) => `<img alt="a face" src="${address}">`,
  (address) => `<img alt="a face" srcset="${address} 2x" longdesc="${address}">`,
  (address) => `<iframe src="${address}"></iframe>`,
  (address) => `<video poster="${address}"><source src="${address}"></video>`,
  (address) => `<form action="${address}"><button formaction="${address}">words</button></form>`,
  (address) => `<object data="${address}"></object><embed src="${address}">`,
  (address) => `<blockquote cite="${address}"><p>words</p></blockquote>`,
  (address) => `<table background="${address}"><tr><td background="${address}">words</td></tr></table>`,
  (address) => `<svg><a xlink:href="${address}"><text>words</text></a></svg>`,
  (address) => `<math href="${address}"><mtext>words</mtext></math>`,
  (address) =>
    `<aside class="call-to-action"><p class="call-to-action-title">Call</p><p><a class="call-to-action-link" href="${address}">words</a></p></aside>`,
];

const IN_ATTRIBUTES: readonly string[] = ADDRESSED.flatMap((markup, kind) =>
  // Every address as a link; each other place with a third of them, in turn.
  ADDRESSES.filter((_, index) => kind === 0 || index % 3 === kind % 3).map(markup),
);

const ELEMENTS: readonly string[] = [
  `<script>${RUN}</script>words`,
  `<SCRIPT SRC=//hostile.example/x.js></SCRIPT>words`,
  `<script/x>${RUN}</script ><p>words`,
  `<scr<script>ipt>${RUN}</scr</script>ipt>`,
  `<<script>${RUN}//<</script>`,
  `<p onclick="${RUN}" onmouseover=${RUN} ONFOCUS='${RUN}' autofocus tabindex=1>words</p>`,
  `<p/onclick=${RUN}>words</p>`,
  `<p "onclick="${RUN}" x=">words</p>`,
  `<img src=x onerror=${RUN} alt="a face">`,
  `<img alt="\`><script>${RUN}</script>" src=x>`,
  `<img alt='"><svg onload=${RUN}>' title='--><script>${RUN}</script>'>`,
  `<body onload=${RUN}><p>words</p></body>`,
  `<details open ontoggle=${RUN}><summary>words</summary>more</details>`,
  `<marquee onstart=${RUN}>words</marquee>`,
  `<iframe srcdoc="<script>${RUN}</script>"></iframe>words`,
  `<iframe src="https://www.youtube.com/embed/abcdefghijk" srcdoc="<script>${RUN}</script>" onload="${RUN}"></iframe>`,
  `<iframe src="https://www.youtube.com.hostile.example/embed/abcdefghijk"></iframe>`,
  `<iframe src="https://www.youtube.com/embed/abcdefghijk?&quot;onload=&quot;${RUN}"></iframe>`,
  `<meta http-equiv="refresh" content="0;url=javascript:${RUN}">words`,
  `<base href="https://hostile.example/"><a href="x">words</a>`,
  `<link rel=stylesheet href=https://hostile.example/x.css>words`,
  `<style>p{background:url(javascript:${RUN})}</style><p>words</p>`,
  `<p style="width:expression(${RUN});behavior:url(x);-moz-binding:url(x);background:url('javascript:${RUN}')">words</p>`,
  `<form id=x></form><button form=x formaction=javascript:${RUN}>words</button>`,
  `<isindex type=image src=1 onerror=${RUN}>words`,
  `<input autofocus onfocus=${RUN}><select onfocus=${RUN}><option>words</select>`,
  `<p id="__proto__" name="constructor" class="call-to-action">words</p>`,
  `<a id=getElementById name=cookie href="https://clinic.example/">words</a>`,
  `<h2 id="x" onclick=${RUN}>"><script>${RUN}</script></h2>`,
];

const NESTINGS: readonly string[] = [
  `<svg onload=${RUN}><desc><p>words</p></desc></svg>`,
  `<svg><script>${RUN}</script><animate attributeName=href values=javascript:${RUN} /></svg>words`,
  `<svg><foreignObject><p onclick=${RUN}>words</p></foreignObject></svg>`,
  `<svg></p><style><a id="</style><img src=1 onerror=${RUN}>">`,
  `<svg><style><img src=x onerror=${RUN}></style></svg>`,
  `<svg><title><a href="</title><script>${RUN}</script>">words`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN}&gt;">`,
  `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${RUN}>`,
  `<math><annotation-xml encoding="text/html"><img src=x onerror=${RUN}></annotation-xml></math>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">words</p></noscript>`,
  `<xmp><p title="</xmp><img src=x onerror=${RUN}>">words`,
  `<plaintext><img src=x onerror=${RUN}>`,
  `<textarea><p title="</textarea><img src=x onerror=${RUN}>">words`,
  `<title><p title="</title><img src=x onerror=${RUN}>">words`,
  `<noembed><img title="</noembed><img src onerror=${RUN}>"></noembed>words`,
  `<template><script>${RUN}</script><p>words</p></template>words`,
  `<template shadowrootmode=open><img src=x onerror=${RUN}></template>words`,
  `<select><template><style><!--</style><a rel="--></style></template></select><img src=x onerror=${RUN}>">`,
  `<table><tr><td><svg><desc><table><td><script>${RUN}</script></table>words`,
  `<a href="https://clinic.example/"><table><a href="javascript:${RUN}">words</a></table></a>`,
  `<p><table><p><svg><p title="</svg><img onerror=${RUN} src>">words`,
  `${'<b>'.repeat(60)}words${'<i>'.repeat(60)}<script>${RUN}</script>`,
  `<ul>${'<li><ul>'.repeat(20)}<li onclick=${RUN}>words`,
];

const TEXT: readonly string[] = [
  `&lt;script&gt;${RUN}&lt;/script&gt;`,
  `<p>&amp;lt;img src=x onerror=${RUN}&amp;gt;</p>`,
  `<code>&lt;script&gt;${RUN}&lt;/script&gt;</code><pre>&lt;img src=x onerror=${RUN}&gt;</pre>`,
  `<p>&lt;!--</p><p>--&gt;&lt;script&gt;${RUN}&lt;/script&gt;</p>`,
  `<p>]]&gt;&lt;script&gt;${RUN}&lt;/script&gt;</p>`,
  `<p>&lt;/script&gt;&lt;script&gt;${RUN}&lt;/script&gt;</p>`,
  `<p>&#0;&#x0;&#xD800;&#x110000;\0words&#8232;&#8233;</p>`,
  `<scr\0ipt>${RUN}</scr\0ipt>words`,
  `<p>\u202e\u2066<script>${RUN}</script></p>`,
  `+ADw-script+AD4-${RUN}+ADw-/script+AD4-`,
  `＜script＞${RUN}＜/script＞`,
  `<p>{{constructor.constructor('${RUN}')()}} \${${RUN}} <%= ${RUN} %></p>`,
  `<!-- <script>${RUN}</script> -->words`,
  `<!--><script>${RUN}</script>-->words`,
  `<!--[if gte IE 4]><script>${RUN}</script><![endif]-->words`,
  `<![CDATA[<script>${RUN}</script>]]>words`,
  `<?xml-stylesheet href="javascript:${RUN}"?>words`,
  `<!DOCTYPE html [<!ENTITY x "<script>${RUN}</script>">]><p>&x;words</p>`,
  `<p title="unclosed><script>${RUN}</script>`,
  `<a href="https://clinic.example/`,
  `<img src=x onerror=${RUN}`,
  `<p>words</`,
  `<`,
  `</p></div></body></html><script>${RUN}</script>`,
];

/** Pieces of HTML. */
export const hostileHtml: readonly string[] = [...ELEMENTS, ...NESTINGS, ...TEXT, ...IN_ATTRIBUTES];

/** Pieces of Markdown; what is HTML above is Markdown too. */
export const hostileMarkdown: readonly string[] = [
  ...ADDRESSES.flatMap((address) => [`[words](${address})`, `[words](<${address}>)`]),
  ...ADDRESSES.slice(0, 9).flatMap((address) => [
    `<${address}>`,
    `![a face](${address})`,
    `[words][x]\n\n[x]: ${address}`,
    `[words](https://clinic.example/ "${address}\\" onclick=\\"${RUN}")`,
  ]),
  `[words](https://clinic.example/"onclick="${RUN})`,
  `[<img src=x onerror=${RUN}>](https://clinic.example/)`,
  `![\`<script>${RUN}</script>\`"](figure "\\"><script>${RUN}</script>")`,
  `![" onerror="${RUN}](figure)`,
  `\`</code><script>${RUN}</script>\``,
  `\`\`\`html\n<script>${RUN}</script>\n\`\`\``,
  `\`\`\`<script>${RUN}</script>\nwords\n\`\`\``,
  `    <script>${RUN}</script>`,
  `# <script>${RUN}</script>`,
  `> [!NOTE] <img src=x onerror=${RUN}>\n> words`,
  `| <script>${RUN}</script> | b |\n| --- | --- |\n| "><img src=x onerror=${RUN}> | c |`,
  `\`\`\`video\nurl: javascript:${RUN}\ntitle: A film\n\`\`\``,
  `\`\`\`video\nurl: https://www.youtube.com/watch?v=abcdefghijk\ntitle: '"><script>${RUN}</script>'\n\`\`\``,
  `\`\`\`call-to-action\ntitle: '<script>${RUN}</script>'\nlabel: '"><img src=x onerror=${RUN}>'\nurl: https://clinic.example/\n\`\`\``,
  `\`\`\`call-to-action\ntitle: Call\nlabel: Now\nurl: javascript:${RUN}\n\`\`\``,
  `Words[^x].\n\n[^x]: <script>${RUN}</script> javascript:${RUN}`,
  `words <u onclick=${RUN}>more</u> <sub style="x:expression(${RUN})">less</sub>`,
  `\\<script>${RUN}\\</script> &lt;script&gt;${RUN}&lt;/script&gt;`,
  `<div>\n\n*words*\n\n<script>\n\n${RUN}\n\n</script></div>`,
  ...ELEMENTS,
  ...NESTINGS,
  ...TEXT,
];
