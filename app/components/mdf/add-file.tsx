import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Callout } from '#app/components/ui/callout.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { plainField } from '#app/components/ui/field.tsx';
import { FileRow } from '#app/components/ui/file-drop.tsx';
import { SelectRow } from '#app/components/ui/form-rows.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/mdf.json';
import { useFormat } from '#app/i18n/use-format.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { ClaimView } from '#campaigns/mdf/claim-queries.ts';
import { UPLOADED_PROOF } from '#campaigns/mdf/schema.ts';
import { MAX_PROOF_BYTES, PROOF_ACCEPT } from './claim-form.tsx';

/** Another file for a claim, and what is still missing. */
export function AddFile({ claim }: { claim: ClaimView }) {
  const t = useT(words);
  const format = useFormat();
  const { missing } = claim.assessment;
  const action = paths.partner.claimFiles(claim.id);
  return (
    <Card title={t('mdf.addFile')}>
      <Form
        method="post"
        action={action}
        encType="multipart/form-data"
        preventScrollReset
        className="flex flex-col gap-5"
      >
        {missing.length > 0 ? (
          <Callout
            tone="info"
            title={t('mdf.missing', { proof: format.list(missing.map((kind) => t(`mdf.proof.${kind}`))) })}
          />
        ) : null}
        <SelectRow
          field={plainField('kind', {
            value: missing.find((kind) => UPLOADED_PROOF.includes(kind)) ?? 'payment_proof',
          })}
          label={t('mdf.kind')}
          options={UPLOADED_PROOF.map((value) => ({ value, label: t(`mdf.proof.${value}`) }))}
        />
        <FileRow
          field={{ ...plainField('file', { required: true }), id: 'add-file' }}
          label={t('mdf.evidence')}
          help={t('mdf.invoiceHelp')}
          accept={PROOF_ACCEPT}
          maxBytes={MAX_PROOF_BYTES}
        />
        <div>
          <SubmitButton action={action}>{t('mdf.addFileButton')}</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
