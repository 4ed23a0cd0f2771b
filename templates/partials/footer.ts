/**
 * The locked footer as HTML, with `%name%` places. It is not MJML, on purpose: it is put behind the compiled template,
 * outside every element an author can name, so that no mj-attributes, class or style of a template reaches it; and
 * it is a module, not a file, so that a bundle carries it. Colours reach 4.5 in light (#5b616b on #f5f5f4) and dark
 * (#b4b8c0 on #131417).
 */
export const FOOTER_TEXT_COLOR = '#5b616b';
export const FOOTER_BACKGROUND = '#f5f5f4';

export const FOOTER_HTML = `<!--[if mso]><table role="presentation" align="center" border="0" cellpadding="0" cellspacing="0" width="100%" bgcolor="%background%"><tr><td align="center"><table role="presentation" border="0" cellpadding="0" cellspacing="0" width="600"><tr><td><![endif]-->
<div class="tl-footer" role="contentinfo" style="background:%background%;background-color:%background%;padding:28px 24px 40px;">
<div style="max-width:520px;margin:0 auto;font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:13px;line-height:20px;color:#5b616b;text-align:left;">
<p style="margin:0 0 12px;color:#5b616b;">%why%</p>
<p style="margin:0 0 12px;color:#5b616b;">%address%</p>
<p style="margin:0;color:#5b616b;"><a href="{{tl.unsubscribeUrl}}" style="color:#24272d;text-decoration:underline;font-weight:600;">%unsubscribe%</a> &nbsp;·&nbsp; <a href="{{tl.viewUrl}}" style="color:#24272d;text-decoration:underline;">%view%</a></p>
</div>
</div>
<!--[if mso]></td></tr></table></td></tr></table><![endif]-->`;

export const FOOTER_TEXT = `--------------------------------------------------
%why%
%address%

%unsubscribe%: {{tl.unsubscribeUrl}}
`;

/** Dark mode, for clients that follow the reader's colour scheme, and for Outlook.com. */
export const FOOTER_CSS = `@media (prefers-color-scheme: dark) {
.tl-footer { background: #131417 !important; background-color: #131417 !important; }
.tl-footer div, .tl-footer p { color: #b4b8c0 !important; }
.tl-footer a { color: #f1f2f4 !important; }
}
[data-ogsb] .tl-footer { background-color: #131417 !important; }
[data-ogsc] .tl-footer div, [data-ogsc] .tl-footer p { color: #b4b8c0 !important; }
[data-ogsc] .tl-footer a { color: #f1f2f4 !important; }
`;
