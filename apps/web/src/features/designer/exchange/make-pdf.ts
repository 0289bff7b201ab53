import regularFont from '@expo-google-fonts/golos-text/400Regular/GolosText_400Regular.ttf?url';
import boldFont from '@expo-google-fonts/golos-text/600SemiBold/GolosText_600SemiBold.ttf?url';
import PdfDocument from 'pdfkit';
import { type PrintedScheme, toPdf } from './scheme-pdf.ts';

/** Fetched when somebody prints, and only then: the library and the fonts weigh more than the whole screen. */
export async function makePdf(scheme: PrintedScheme): Promise<Blob> {
  const [regular, bold] = await Promise.all(
    [regularFont, boldFont].map(async (url) => (await fetch(url)).arrayBuffer()),
  );
  if (regular === undefined || bold === undefined) throw new Error('makePdf: a font is missing');
  const bytes = await toPdf(scheme, { Document: PdfDocument, fonts: { regular, bold } });
  return new Blob([bytes], { type: 'application/pdf' });
}
