import type { RequestHandler } from 'express';

const ID = /\b[a-z]{3}_[0-9A-Z]{26}\b/g;
const ANY_ID = 'any_00000000000000000000000000';
const KEPT = 500;

type Answer = { status: number; headers: [string, string][]; body: string };

/**
 * What every page asks when it is there: which routes do its links lead to? Remix looks each address up among all routes,
 * and each part of it, which kept a web process busy for 47 ms a page. Ids decide no route: without them a list's fifty
 * links are one, nearly every page has asked before, and its answer is kept.
 *
 * @param ask Remix
 */
export function answerLinkRoutes(ask: (request: Request) => Promise<Response>): RequestHandler {
  const kept = new Map<string, Answer>();
  return async (request, response, next) => {
    try {
      const question = toQuestion(request.originalUrl);
      const answer = kept.get(question) ?? (await toAnswer(await ask(new Request(question))));
      if (answer.status === 200) kept.set(question, answer);
      const oldest = kept.size > KEPT ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
      for (const [name, value] of answer.headers) response.setHeader(name, value);
      response.status(answer.status).end(answer.body);
    } catch (error) {
      next(error);
    }
  };
}

/** The same for all pages whose links lead to the same routes. */
function toQuestion(address: string): string {
  const url = new URL(address, 'http://localhost');
  const links = new Set(url.searchParams.getAll('p').map((link) => link.replace(ID, ANY_ID)));
  url.searchParams.delete('p');
  for (const link of [...links].sort()) url.searchParams.append('p', link);
  return url.href;
}

async function toAnswer(response: Response): Promise<Answer> {
  return { status: response.status, headers: [...response.headers], body: await response.text() };
}
