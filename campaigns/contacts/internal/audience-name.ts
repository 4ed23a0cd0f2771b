import { DomainError } from '#campaigns/kernel/errors.ts';

export function audienceNameTaken(name: string): DomainError {
  const show = `There is an audience called "${name}" already. Choose another name.`;
  return new DomainError('conflict', `audience name "${name}" is taken`, { show, fields: { name: show } });
}
