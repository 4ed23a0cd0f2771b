import { FileText } from 'lucide-react';
import { Card } from '#app/components/ui/card.tsx';
import { Code } from '#app/components/ui/code.tsx';
import words from '#app/i18n/en/mdf.json';
import { useFormat } from '#app/i18n/use-format.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { ClaimView } from '#campaigns/mdf/claim-queries.ts';

type Props = { evidence: ClaimView['evidence']; hash: string; fileTo: (number: number) => string };

/** The files of a claim, each a download, and the last link of their chain. */
export function Evidence({ evidence, hash, fileTo }: Props) {
  const t = useT(words);
  const format = useFormat();
  return (
    <Card title={t('mdf.evidence')} sentence={t('mdf.evidenceSentence')}>
      <ul className="flex flex-col gap-3">
        {evidence.map(({ number, kind, fileName, bytes, origin }) => (
          <li key={number} className="flex items-start gap-2">
            <FileText aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
            <div className="min-w-0">
              <a href={fileTo(number)} className="link wrap-anywhere" download>
                {fileName}
              </a>
              <p className="text-sm text-muted">
                {[
                  t(`mdf.proof.${kind}`),
                  format.bytes(bytes),
                  ...(origin === 'launch' ? [t('mdf.fromLaunch')] : []),
                ].join(' · ')}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {hash ? (
        <p className="mt-4 text-sm wrap-anywhere text-muted">
          {t('mdf.evidenceHash')}: <Code>{hash}</Code>
        </p>
      ) : null}
    </Card>
  );
}
