import path from 'node:path';

/** Where the templates lie that come with the product; the server is started in the program's own folder. */
export const LIBRARY_FOLDER = path.resolve('templates/library');
