import { paths } from '#app/http/paths.ts';
import { vendorActions, vendorIntent } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/templates.json';
import { say } from '#app/i18n/say.server.ts';
import { archiveTemplate } from '#campaigns/content/archive-template.ts';
import { restoreTemplate } from '#campaigns/content/restore-template.ts';
import { TemplateIdInput } from '#campaigns/content/schema.ts';

export const action = vendorActions(
  {
    archive: vendorIntent(TemplateIdInput, async ({ caller, input, redirectWith }) => {
      await archiveTemplate(caller, input);
      const undo = { action: paths.vendor.templatePart(input.templateId, 'archive'), fields: { intent: 'restore' } };
      return redirectWith(paths.vendor.templates, { message: say(words, 'templates.archivedToast'), undo });
    }),
    restore: vendorIntent(TemplateIdInput, async ({ caller, input, redirectWith }) => {
      await restoreTemplate(caller, input);
      return redirectWith(paths.vendor.template(input.templateId), { message: say(words, 'templates.restoredToast') });
    }),
  },
  { refuseTo: (params) => paths.vendor.template(params.templateId ?? '') },
);
