// Answers `textDocument/codeAction` and `codeAction/resolve`. Nothing is kept between the two: the offer is made again from the document as it is.
import { type CodeAction, CodeActionKind, type CodeActionParams, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import { type FactQuery, type Facts, overlaps, refactorNeeds, type Span, templateOfferNeeds } from "../../core";
import { type Analysis, analyse } from "../analysis";
import { fixAllOffers } from "../codeActions/fixAll";
import { fixOffers } from "../codeActions/fixes";
import { ignoreOffers } from "../codeActions/ignores";
import { fixAllKind, refactorKinds } from "../codeActions/kinds";
import { isOfferData, isWanted, type Offer, type OfferData } from "../codeActions/offer";
import { refactorOffers, selectionOf } from "../codeActions/refactor";
import { templateOffers } from "../codeActions/templates";
import type { OpenDocument } from "../document";
import type { Server, StartFeature } from "../feature";
import { toSpan } from "../fromLsp";
import { answer } from "../handle";
import { toDiagnostic } from "../toLsp";

export const codeAction: StartFeature = (server) => {
  const { connection, documents, log } = server;
  connection.onCodeAction(
    answer(
      "textDocument/codeAction",
      log,
      async (params): Promise<CodeAction[]> => {
        const document = documents.get(params.textDocument.uri);
        return document?.isDockerfile ? actionsFor(server, document, params) : [];
      },
      () => [],
    ),
  );
  connection.onCodeActionResolve(
    answer(
      "codeAction/resolve",
      log,
      (action): Promise<CodeAction> => resolved(server, action),
      (action) => action,
    ),
  );
};

function offersIn(server: Server, document: OpenDocument, analysis: Analysis, range: Span | undefined): Offer[] {
  const touched = analysis.findings.filter(({ span }) => range === undefined || overlaps(span, range));
  return [
    ...templateOffers(server, document, analysis),
    ...touched.flatMap((finding) => fixOffers(server, document, analysis, finding)),
    ...touched.flatMap((finding) => ignoreOffers(server, document, analysis, finding)),
  ];
}

async function actionsFor(server: Server, document: OpenDocument, { range, context }: CodeActionParams): Promise<CodeAction[]> {
  const { only } = context;
  const { client, say } = server;
  const refactors = refactorKinds.some((kind) => isWanted(kind, only));
  const needs = (known: Facts): readonly FactQuery[] => [
    ...templateOfferNeeds(document.dockerfile(), known),
    ...(refactors ? refactorNeeds(document.dockerfile()) : []),
  ];
  await server.facts.update(document.uri, needs);
  const analysis = await analyse(server, document);
  const at = toSpan(document.positions, range);
  const quick = isWanted(CodeActionKind.QuickFix, only) ? offersIn(server, document, analysis, at) : [];
  const changes = refactors ? refactorOffers(server, document, analysis, at, only) : [];
  // Working out all fixes costs: without `resolve`, only for a client that asks for just that.
  const all = isWanted(fixAllKind, only) && (client.resolvesEdits || only !== undefined) ? fixAllOffers(server, document, analysis) : [];
  const actions: CodeAction[] = [];
  for (const offer of [...quick, ...changes, ...all]) {
    const { title, kind, finding, preferred, id } = offer;
    const data: OfferData = { uri: document.uri, version: analysis.version, id };
    const edit = client.resolvesEdits ? undefined : await offer.edit();
    if (!client.resolvesEdits && !edit) continue;
    actions.push({
      title,
      kind,
      ...(finding && { diagnostics: [toDiagnostic(finding, document, client, say)] }),
      ...(client.preferredActions && preferred && { isPreferred: true }),
      ...(edit ? { edit } : { data }),
    });
  }
  return actions;
}

/** Those among which the one of this id is. */
function offersNamed(server: Server, document: OpenDocument, analysis: Analysis, id: string): Offer[] {
  if (id === fixAllKind) return fixAllOffers(server, document, analysis);
  const selection = selectionOf(id);
  return selection ? refactorOffers(server, document, analysis, selection, undefined) : offersIn(server, document, analysis, undefined);
}

/** @throws ResponseError when the document has changed since the offer: the client asks again */
async function resolved(server: Server, action: CodeAction): Promise<CodeAction> {
  const { data } = action;
  if (!isOfferData(data)) return action;
  const document = server.documents.get(data.uri);
  const outdated = new ResponseError<never>(LSPErrorCodes.ContentModified, "The document has changed since this action was offered");
  if (!document || document.version !== data.version) throw outdated;
  const analysis = await analyse(server, document);
  const offers = offersNamed(server, document, analysis, data.id);
  const offer = offers.find(({ id }) => id === data.id);
  const edit = await offer?.edit();
  if (analysis.version !== data.version || document.version !== data.version) throw outdated;
  if (!edit)
    server.log.error(
      `${action.title}: not applied, because the result would not be valid, or the file to edit is not one that can be edited`,
    );
  return edit ? { ...action, edit } : action;
}
