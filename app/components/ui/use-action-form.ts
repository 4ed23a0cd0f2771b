import { type DefaultValue, type SubmissionResult, useForm } from '@conform-to/react';
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4';
import type { z } from 'zod';
import { plainErrors } from '#app/http/plain-errors.ts';

type Options<Schema extends z.ZodType<Record<string, unknown>>> = {
  /** What the action answered: `submission.reply()`. */
  lastResult?: SubmissionResult<string[]> | null | undefined;
  defaultValue?: DefaultValue<z.input<Schema>>;
  id?: string;
};

/** A form checked by the schema its action uses: first when a field is left, then while it is corrected. */
export function useActionForm<Schema extends z.ZodType<Record<string, unknown>>>(
  schema: Schema,
  { lastResult, defaultValue, id }: Options<Schema> = {},
) {
  return useForm<z.input<Schema> & Record<string, unknown>, z.output<Schema>>({
    ...(id === undefined ? {} : { id }),
    ...(lastResult === undefined ? {} : { lastResult }),
    ...(defaultValue === undefined ? {} : { defaultValue: defaultValue as never }),
    constraint: getZodConstraint(schema) as never,
    onValidate: ({ formData }) => parseWithZod(formData, { schema, error: plainErrors }) as never,
    shouldValidate: 'onBlur',
    shouldRevalidate: 'onInput',
  });
}
