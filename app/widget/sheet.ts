import type { WidgetPayload } from '#campaigns/widgets/widget-payload.ts';

type Look = WidgetPayload['look'];

const DARK = '--bg:#17191c;--ink:#eceef1;--soft:#a9afb9;--line:#3a3e45;--bad:#ff9d94;';
const LIGHT = '--bg:#fff;--ink:#1b1d22;--soft:#5b616b;--line:#d5d8de;--bad:#b3261e;';

/** The widget's look. A sheet of our own making, so that a page's policy against inline styles does not touch it. */
export function sheetOf({ scheme, radius, accent }: Look): CSSStyleSheet {
  const light = `:host{${LIGHT}--a:${accent.light};--on:${accent.onLight}}`;
  const dark = `:host{${DARK}--a:${accent.dark};--on:${accent.onDark}}`;
  const colors =
    scheme === 'light' ? light : scheme === 'dark' ? dark : `${light}@media(prefers-color-scheme:dark){${dark}}`;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${colors}:host{--r:${radius}px}${RULES}`);
  return sheet;
}

/** Keeps the place before anything is known. */
export function placeOf(height: number): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:host{display:block;height:${height}px;contain:layout paint}:host([hidden]){display:none}`);
  return sheet;
}

const RULES = `*{box-sizing:border-box;margin:0}
.w{height:100%;overflow:auto;padding:16px;background:var(--bg);color:var(--ink);border:1px solid var(--line);border-radius:var(--r);font:inherit;line-height:1.45;text-align:start}
h2{font-size:1.15em;line-height:1.25;margin-block-end:12px}
h3{font-size:1em;line-height:1.3}
ul{list-style:none;padding:0;display:grid;gap:14px}
li{display:flex;gap:14px;align-items:flex-start}
li>div{min-width:0;flex:1;overflow-wrap:anywhere}
li+li{border-block-start:1px solid var(--line);padding-block-start:14px}
img{flex:none;width:88px;height:66px;object-fit:cover;border-radius:calc(var(--r)*.6);background:var(--line)}
.p img{width:112px;height:112px;object-fit:contain}
p{font-size:.93em;color:var(--soft)}
p.m{font-size:.85em}
a{color:var(--a)}
a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible,.w:focus-visible{outline:2px solid var(--a);outline-offset:2px}
.c{display:inline-block;margin-block-start:14px;font-size:.93em}
form{display:grid;gap:12px;margin-block-start:12px}
label{display:grid;gap:4px;font-size:.93em;font-weight:600}
label small{font-weight:400;color:var(--soft);font-size:.9em}
label.t{display:flex;gap:8px;align-items:flex-start;font-weight:400}
label.t input{width:20px;height:20px;min-height:0;flex:none;margin-block-start:1px}
input,select,textarea{font:inherit;font-weight:400;color:var(--ink);background:var(--bg);border:1px solid var(--soft);border-radius:calc(var(--r)*.6);padding:8px 10px;width:100%;min-height:40px}
button{font:inherit;font-weight:600;color:var(--on);background:var(--a);border:0;border-radius:calc(var(--r)*.6);padding:10px 16px;min-height:44px;justify-self:start;cursor:pointer}
button[disabled]{opacity:.6;cursor:default}
.e{color:var(--bad);font-weight:400}
.x{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}`;
