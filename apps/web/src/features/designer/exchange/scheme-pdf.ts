import { chooseText, formatDate, formatValue } from '@premia/locale';
import { parseLiteral, type SchemeParameter, typeOf } from '@premia/scheme';
import type PDFKit from 'pdfkit';
import { nodeName, nodeSubtitle } from '../catalogue/node-name.ts';
import { portsOf } from '../catalogue/ports.ts';
import { outlineRows } from '../outline/outline-rows.ts';
import { valueText } from '../preview/ValueText.tsx';
import { portKey } from '../preview/value-store.ts';
import { type DrawnScheme, drawScheme } from './draw-scheme.ts';
import { exchangeMessages as messages } from './exchange.messages.ts';
import { nodeLines } from './node-lines.ts';
import type { Picture, Shape } from './picture.ts';

export interface PdfParts {
  /** pdfkit's document class: passed in, because browsers and tests load it from different places. */
  readonly Document: typeof PDFKit;
  /** TTF files with both alphabets: PDF's own fonts have no Cyrillic. */
  readonly fonts: { readonly regular: ArrayBuffer; readonly bold: ArrayBuffer };
}

export interface PrintedScheme extends DrawnScheme {
  /** Whose numbers stand on it, and for when; null without numbers. */
  readonly sample: { readonly person: string; readonly period: string } | null;
  readonly printedOn: string;
}

const MARGIN = 36;
const GREY = '#555863';
const LINE = '#cfcac0';

/** The drawing on one page, then every block with its settings as a table, then the parameters. */
export async function toPdf(scheme: PrintedScheme, { Document, fonts }: PdfParts): Promise<Uint8Array<ArrayBuffer>> {
  const { naming, document } = scheme;
  const title = chooseText(document.title, naming.language)?.text ?? document.key;
  const pdf = new Document({
    size: 'A4',
    layout: 'landscape',
    margin: MARGIN,
    // The browser's build brings none of PDF's own fonts, which have no Cyrillic anyway.
    font: null as unknown as string,
    bufferPages: true,
    info: { Title: title },
    lang: naming.language,
  });
  const chunks: Uint8Array[] = [];
  const done = new Promise<void>((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  pdf.registerFont('regular', fonts.regular as never);
  pdf.registerFont('bold', fonts.bold as never);
  heading(pdf, scheme, title);
  drawing(pdf, drawScheme(scheme));
  pdf.addPage();
  blocksTable(pdf, scheme);
  parametersTable(pdf, scheme);
  pageNumbers(pdf, scheme, title);
  pdf.end();
  await done;
  return joined(chunks);
}

type Pdf = PDFKit.PDFDocument;

function heading(pdf: Pdf, { naming, sample, printedOn }: PrintedScheme, title: string): void {
  const { t, language } = naming;
  pdf.font('bold').fontSize(16).fillColor('#1a1c23').text(title, MARGIN, MARGIN);
  const lines = [
    ...(sample === null ? [] : [t(messages.printedFor, sample)]),
    t(messages.printedOn, { date: formatDate(printedOn, language) }),
  ];
  pdf.font('regular').fontSize(9).fillColor(GREY).text(lines.join(' · '));
}

/** As large as the page allows, never larger than on the screen. */
function drawing(pdf: Pdf, picture: Picture): void {
  const top = pdf.y + 8;
  const room = { width: pdf.page.width - 2 * MARGIN, height: pdf.page.height - top - MARGIN };
  const scale = Math.min(room.width / picture.width, room.height / picture.height, 1);
  pdf.save();
  pdf.translate(MARGIN + (room.width - picture.width * scale) / 2, top).scale(scale);
  for (const shape of picture.shapes) draw(pdf, shape);
  pdf.restore();
}

function draw(pdf: Pdf, shape: Shape): void {
  switch (shape.shape) {
    case 'box':
      dashed(pdf, shape.isDashed);
      pdf.lineWidth(shape.strokeWidth).roundedRect(shape.x, shape.y, shape.width, shape.height, shape.radius);
      pdf.fillAndStroke(shape.fill, shape.stroke);
      return;
    case 'curve':
      dashed(pdf, shape.isDashed);
      pdf.lineWidth(shape.width).path(shape.path).stroke(shape.colour);
      return;
    case 'dot':
      pdf.undash().lineWidth(1.5).circle(shape.x, shape.y, shape.radius).fillAndStroke(shape.fill, shape.stroke);
      return;
    case 'text': {
      pdf
        .font(shape.isBold ? 'bold' : 'regular')
        .fontSize(shape.size)
        .fillColor(shape.colour);
      const width = pdf.widthOfString(shape.text);
      const left = shape.align === 'left' ? shape.x : shape.align === 'right' ? shape.x - width : shape.x - width / 2;
      pdf.text(shape.text, left, shape.y, { lineBreak: false, baseline: 'alphabetic' });
    }
  }
}

function dashed(pdf: Pdf, isDashed: boolean): void {
  if (isDashed) pdf.dash(6, { space: 4 });
  else pdf.undash();
}

function blocksTable(pdf: Pdf, scheme: PrintedScheme): void {
  const { naming, document, values } = scheme;
  const { t, language } = naming;
  const sources = Map.groupBy(document.links, (link) => link.to);
  const nameOf = (end: string) => {
    const node = document.nodes.find(({ id }) => id === end.split('.')[0]);
    return node === undefined ? end : nodeName(node, naming);
  };
  const rows = outlineRows(document).map(({ node, level }) => {
    const { inputs, outputs } = portsOf(node);
    const takes = inputs.flatMap((input) => {
      const from = (sources.get(`${node.id}.${input.key}`) ?? []).map((link) => nameOf(link.from));
      return from.length === 0 ? [] : [`${input.title[language]} ← ${from.join(', ')}`];
    });
    const [output] = outputs;
    const value = values === null || output === undefined ? null : values(portKey(node.id, output.key));
    const kind = nodeSubtitle(node, naming);
    const note = chooseText(node.note, language)?.text;
    return [
      `${level === 0 ? '' : '   '}${nodeName(node, naming)}${kind === null ? '' : `\n${level === 0 ? '' : '   '}${kind}`}`,
      takes.join('\n'),
      [...nodeLines(node, scheme), ...(note === undefined ? [] : [`“${note}”`])].join('\n'),
      ...(values === null ? [] : [value === null ? '—' : valueText(value, language, { t, compact: false })]),
    ];
  });
  const heads = [
    t(messages.block),
    t(messages.takes),
    t(messages.settings),
    ...(values === null ? [] : [t(messages.value)]),
  ];
  table(pdf, t(messages.blocks), { heads, rows, widths: values === null ? [3, 3, 5] : [3, 3, 4, 2] });
}

function parametersTable(pdf: Pdf, { naming, document }: PrintedScheme): void {
  const { t, language } = naming;
  const parameters = document.parameters ?? [];
  if (parameters.length === 0) return;
  const shown = (parameter: SchemeParameter, text: unknown) => {
    const parsed = parseLiteral(String(text), parameter.type);
    const type = typeOf(parameter.type, parameter.currency ?? document.currency);
    return parsed.ok ? formatValue({ value: parsed.value, type }, language) : String(text);
  };
  const rows = parameters.map((parameter) => [
    chooseText(parameter.title, language)?.text ?? parameter.key,
    [
      ...(parameter.value === undefined ? [] : [shown(parameter, parameter.value)]),
      ...(parameter.values ?? []).map(
        ({ from, value }) =>
          `${t(messages.fromDate, { date: formatDate(from, language) })}: ${shown(parameter, value)}`,
      ),
    ].join('\n'),
    chooseText(parameter.note, language)?.text ?? '',
  ]);
  table(pdf, t(messages.parameters), {
    heads: [t(messages.parameter), t(messages.value), ''],
    rows,
    widths: [3, 3, 5],
  });
}

interface Table {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly widths: readonly number[];
}

const CELL = 4;

/** Rows stay whole: one that does not fit begins the next page, under the heads again. */
function table(pdf: Pdf, title: string, { heads, rows, widths }: Table): void {
  const room = pdf.page.width - 2 * MARGIN;
  const unit = room / widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => width * unit);
  const bottom = pdf.page.height - MARGIN - 14;
  let y = pdf.y > bottom - 60 ? newPage(pdf) : pdf.y + 12;
  pdf.font('bold').fontSize(13).fillColor('#1a1c23').text(title, MARGIN, y);
  y = pdf.y + 6;
  const row = (cells: readonly string[], isHead: boolean) => {
    pdf.font(isHead ? 'bold' : 'regular').fontSize(9);
    const height = Math.max(
      ...cells.map((cell, index) => pdf.heightOfString(cell, { width: (columns[index] ?? 0) - 2 * CELL })),
    );
    if (y + height + 2 * CELL > bottom && !isHead) {
      y = newPage(pdf);
      row(heads, true);
      pdf.font('regular').fontSize(9);
    }
    let x = MARGIN;
    for (const [index, cell] of cells.entries()) {
      const width = columns[index] ?? 0;
      pdf
        .fillColor(isHead ? GREY : '#1a1c23')
        .text(cell, x + CELL, y + CELL, { width: width - 2 * CELL, height: height + 2 });
      x += width;
    }
    y += height + 2 * CELL;
    pdf
      .undash()
      .lineWidth(0.5)
      .moveTo(MARGIN, y)
      .lineTo(MARGIN + room, y)
      .stroke(LINE);
  };
  row(heads, true);
  for (const cells of rows) row(cells, false);
  pdf.x = MARGIN;
  pdf.y = y;
}

function newPage(pdf: Pdf): number {
  pdf.addPage();
  return MARGIN;
}

function pageNumbers(pdf: Pdf, { naming }: PrintedScheme, title: string): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    pdf.switchToPage(start + index);
    // The margin would push the line to a page of its own.
    pdf.page.margins.bottom = 0;
    const words = `${title} · ${naming.t(messages.page, { page: index + 1, pages: count })}`;
    pdf
      .font('regular')
      .fontSize(8)
      .fillColor(GREY)
      .text(words, MARGIN, pdf.page.height - MARGIN + 8, { lineBreak: false });
  }
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
