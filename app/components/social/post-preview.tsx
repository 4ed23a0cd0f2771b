import { Card } from '#app/components/ui/card.tsx';
import words from '#app/i18n/en/social.json';
import { useT } from '#app/i18n/use-t.tsx';
import { NETWORKS, type NetworkName, OWN_ZONE, type PostImage } from '#campaigns/social/schema.ts';
import { countPost, POST_LIMITS, postText, SAMPLE_LINK, SAMPLE_PARTNER } from '#campaigns/social/texts/schema.ts';
import { PostWords } from './post-words.tsx';

/** A post's words, as they stand in the editor's form or were published. */
export type PostDraft = {
  texts: { all: string } & { [network in NetworkName]?: string | undefined };
  networks: readonly NetworkName[];
  link: string;
  zones: readonly { name: string; text: string }[];
};

/** @param zones those that the form does not have */
export function draftOf(form: FormData, zones: PostDraft['zones']): PostDraft {
  const said = (name: string) => String(form.get(name) ?? '');
  const chosen = form.getAll('networks');
  return {
    texts: { all: said('all'), ...Object.fromEntries(NETWORKS.map((network) => [network, said(network)])) },
    networks: NETWORKS.filter((network) => chosen.includes(network)),
    link: said('link').trim(),
    zones: [...zones, ...(said('zoneText') ? [{ name: OWN_ZONE, text: said('zoneText') }] : [])],
  };
}

/** The post on each chosen network, filled for a sample partner, with that network's own count. */
export function PostPreview({ draft, image }: { draft: PostDraft; image: PostImage | null }) {
  const t = useT(words);
  const why = t('social.previewWhy', { name: SAMPLE_PARTNER['partner.name'] });
  return (
    <Card title={t('social.preview')} sentence={why} as="section">
      <div className="@container">
        {draft.networks.length === 0 ? <p className="text-muted">{t('social.previewEmpty')}</p> : null}
        <ul className="grid items-start gap-5 @xl:grid-cols-2">
          {draft.networks.map((network) => (
            <li key={network} className="flex min-w-0 flex-col gap-3 rounded-md border border-line bg-sunken p-4">
              <NetworkPost draft={draft} network={network} image={image} />
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}

type Props = { draft: PostDraft; network: NetworkName; image: PostImage | null };

function NetworkPost({ draft: { texts, link, zones }, network, image }: Props) {
  const t = useT(words);
  const text = postText({
    ...{ content: { texts, zones }, network, partner: SAMPLE_PARTNER, zones: {} },
    link: link && SAMPLE_LINK,
  });
  const [count, limit] = [countPost(network, text), POST_LIMITS[network]];
  const over = count - limit;
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h3 className="text-base font-medium">{t(`social.networks.${network}`)}</h3>
        <p className={`text-sm tabular-nums ${over > 0 ? 'text-danger-ink' : 'text-muted'}`}>
          {over > 0 ? t('social.over', { count, limit, over }) : t('social.fits', { count, limit })}
        </p>
      </div>
      <PostWords text={text} />
      {image ? (
        <img src={`/a/${image.sha256}.${image.extension}`} alt={image.alt} className="w-full rounded-md" />
      ) : null}
    </>
  );
}
