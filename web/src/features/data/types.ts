/** The shapes of the data pool as the server sends them. */
import type { components } from '../../api/schema';

type S = components['schemas'];
export type Draft = S['DraftView'];
export type Part = S['PartView'];
export type Target = S['TargetColumn'];
export type PartRows = S['PartRows'];
export type CellProblem = S['ProblemView'];
export type Outgoing = S['OutgoingView'];
export type Known = S['KnownView'];
export type Outcome = S['OutcomeView'];
export type Cover = S['CoverView'];
export type CoverageReader = S['CoverageReaderView'];
export type TableRow = S['TableRow'];
export type TableDetail = S['TableDetail'];
export type ImportRow = S['ImportView'];
export type PoolRow = S['PoolRow'];
export type AsideRow = S['AsideRow'];
export type BadCell = S['BadCellView'];
export type Quality = S['TableQuality'];
export type ColumnQuality = S['ColumnQuality'];
export type GapMatrix = S['GapMatrix'];
export type FitView = S['FitView'];
export type ModelNeeds = S['ModelNeeds'];
export type StandardTable = S['StandardTableView'];
export type TableDraft = S['TableDraft'];
export type ElementKind = S['ElementView'];
export type Submitted = S['Submitted'];
