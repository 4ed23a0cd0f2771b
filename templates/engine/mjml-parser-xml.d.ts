declare module 'mjml-parser-xml' {
  type ParsedNode = {
    tagName: string;
    line: number;
    attributes?: Record<string, string | boolean>;
    content?: string;
    children?: ParsedNode[];
  };
  export default function parseMjml(
    source: string,
    options: {
      components: Record<string, { endingTag: boolean; getTagName: () => string }>;
      keepComments: boolean;
      ignoreIncludes: boolean;
      convertBooleans: boolean;
    },
  ): ParsedNode;
}
