import { ASKED, type FormContent, type FormEditor, type FormField } from './schema.ts';

const LABELS: Record<(typeof ASKED)[number], string> = {
  firstName: 'First name',
  lastName: 'Last name',
  company: 'Company',
  jobTitle: 'Job title',
  phone: 'Phone',
  country: 'Country',
  message: 'Message',
};
const KINDS = { phone: 'tel', country: 'country', message: 'textarea' } as const;

/** The form that the editor's answers make. Labels of a form that was made otherwise are kept by name. */
export function contentOfEditor(editor: Omit<FormEditor, 'name'>, before?: FormContent): FormContent {
  const labelOf = (name: string, label: string) => before?.fields.find((field) => field.name === name)?.label ?? label;
  const asked = ASKED.filter((name) => editor.ask[name] !== 'no').map(
    (name): FormField => ({
      ...{ name, label: labelOf(name, LABELS[name]), meaning: name, options: [] },
      kind: name in KINDS ? KINDS[name as keyof typeof KINDS] : 'text',
      required: editor.ask[name] === 'required',
    }),
  );
  const products = editor.products
    .split(',')
    .map((product) => product.trim())
    .filter((product) => product !== '');
  const product: FormField[] =
    products.length === 0
      ? []
      : [
          {
            ...{ name: 'product', label: labelOf('product', 'Product'), kind: 'select', meaning: 'product' },
            ...{ required: false, options: products },
          },
        ];
  const email: FormField = {
    ...{
      name: 'email',
      label: labelOf('email', 'E-mail'),
      kind: 'email',
      meaning: 'email',
      required: true,
      options: [],
    },
  };
  const { heading, text, button, thanks } = editor;
  const message = asked.filter(({ name }) => name === 'message');
  const others = asked.filter(({ name }) => name !== 'message');
  return { heading, text, button, thanks, fields: [email, ...others, ...product, ...message] };
}

/** What the editor shows of a form. */
export function editorOfContent(
  content: FormContent,
): Pick<FormEditor, 'heading' | 'text' | 'button' | 'thanks' | 'ask' | 'products'> {
  const fieldOf = (name: string) => content.fields.find((field) => field.name === name);
  const ask = Object.fromEntries(
    ASKED.map((name) => {
      const field = fieldOf(name);
      return [name, !field ? 'no' : field.required ? 'required' : 'optional'];
    }),
  ) as FormEditor['ask'];
  const { heading, text, button, thanks } = content;
  return { heading, text, button, thanks, ask, products: fieldOf('product')?.options.join(', ') ?? '' };
}
