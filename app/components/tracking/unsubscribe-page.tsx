import { Form } from '@remix-run/react';
import { PublicLayout } from '#app/components/shell/public-layout.tsx';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { paths } from '#app/http/paths.ts';
import type { PageButton, UnsubscribeView } from '#app/http/unsubscribe-page.server.ts';

type Props = { page: UnsubscribeView; token: string };

/** For people who receive mail: what holds, one button that ends it, and less or more below. Plain forms, no script needed. */
export function UnsubscribePage({ page, token }: Props) {
  const { partner, heading, text, note, main, others, undo } = page;
  const brand = partner ? { name: partner.name, logoUrl: partner.logoPath } : undefined;
  return (
    <PublicLayout brand={brand} title={heading} sentence={text}>
      {note ? (
        <p role="status" className="rounded-md border border-success-line bg-success-tint px-4 py-3">
          {note}
        </p>
      ) : null}
      {main ? <Choice button={main} token={token} primary /> : null}
      {others.length > 0 ? (
        <ul className="flex flex-col gap-5 border-t border-line pt-5">
          {others.map((button) => (
            <li key={button.choice} className="flex flex-col items-start gap-2">
              <h2 className="text-md">{button.heading}</h2>
              <Choice button={button} token={token} />
            </li>
          ))}
        </ul>
      ) : null}
      {undo ? (
        <div className="border-t border-line pt-5">
          <Choice button={undo} token={token} />
        </div>
      ) : null}
    </PublicLayout>
  );
}

function Choice({ button, token, primary = false }: { button: PageButton; token: string; primary?: boolean }) {
  const action = paths.unsubscribeChoice(token);
  return (
    <Form method="post" action={action}>
      <SubmitButton
        action={action}
        name="choice"
        value={button.choice}
        variant={primary ? 'primary' : 'secondary'}
        size={primary ? 'lg' : 'md'}
      >
        {button.label}
      </SubmitButton>
    </Form>
  );
}
