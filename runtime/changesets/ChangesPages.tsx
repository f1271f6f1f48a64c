import { Route, Routes } from 'react-router';
import { NotFound } from '../kit/NotFound';
import { ArtefactPage } from './ArtefactPage';
import { DifferencePage } from './DifferencePage';
import { PlanPage } from './PlanPage';
import { RevertPage } from './RevertPage';
import { RevisionsPage } from './RevisionsPage';
import { SetPage } from './SetPage';
import { SetsPage } from './SetsPage';
import { addTexts } from './texts';
import './changesets.css';

addTexts();

/** Where metadata is changed: change sets, their plans, and revisions. The server lets only administrators in. */
export function ChangesPages() {
  return (
    <Routes>
      <Route index element={<SetsPage />} />
      <Route path="revisions" element={<RevisionsPage />} />
      <Route path="revisions/:revision" element={<RevertPage />} />
      <Route path="revisions/:from/:to" element={<DifferencePage />} />
      <Route path=":id" element={<SetPage />} />
      <Route path=":id/plan" element={<PlanPage />} />
      <Route path=":id/:kind/:name" element={<ArtefactPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
