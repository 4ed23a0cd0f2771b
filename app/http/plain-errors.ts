import type { z } from 'zod';

/** Words for what schemas leave unsaid. They follow the field's name ("name is missing"), as the schemas' own words do. */
export const plainErrors: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? 'is missing' : 'does not fit';
    case 'too_small':
      return issue.origin === 'string' ? `needs at least ${issue.minimum} characters` : `is at least ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string' ? `is longer than ${issue.maximum} characters` : `is at most ${issue.maximum}`;
    case 'invalid_value':
    case 'invalid_union':
      return issue.input === undefined ? 'is missing' : 'is none of the choices';
    default:
      return 'does not fit';
  }
};
