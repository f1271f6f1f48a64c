import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { ProblemError } from './api';
import { loadFieldViews } from './field-views';
import { Failed } from './kit/Failed';
import { Loading } from './kit/Loading';
import { NotFound } from './kit/NotFound';
import { LookProvider } from './look';
import { RouteFault } from './pages/RouteFault';
import { SessionProvider, useSession } from './session';

const Shell = lazy(async () => ({ default: (await import('./shell/Shell')).Shell }));
const SignInPage = lazy(async () => ({ default: (await import('./pages/SignInPage')).SignInPage }));
const SignInAgain = lazy(async () => ({ default: (await import('./shell/SignInAgain')).SignInAgain }));
const HomePage = lazy(async () => ({ default: (await import('./pages/HomePage')).HomePage }));
const ViewPage = lazy(async () => ({ default: (await import('./pages/ViewPage')).ViewPage }));
const RecordPage = lazy(async () => {
  const [{ RecordPage: page }] = await Promise.all([import('./pages/RecordPage'), loadFieldViews()]);
  return { default: page };
});

const ChangesPages = lazy(async () => ({ default: (await import('./changesets/ChangesPages')).ChangesPages }));

const FRESH_MILLISECONDS = 15_000;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_MILLISECONDS,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 1 && error instanceof ProblemError && error.status >= 500,
    },
  },
});

const router = createBrowserRouter([
  {
    element: <Shell />,
    errorElement: <RouteFault />,
    children: [
      { index: true, element: <HomePage /> },
      { path: 'r/:entity/new', element: <RecordPage /> },
      { path: 'r/:entity/:id', element: <RecordPage /> },
      { path: 'changes/*', element: <ChangesPages /> },
      { path: ':workspace/:view', element: <ViewPage /> },
      { path: '*', element: <NotFound /> },
    ],
  },
]);

/** The end user's application. */
export function App() {
  return (
    <QueryClientProvider client={queries}>
      <SessionProvider>
        <LookProvider>
          <Suspense fallback={<Loading />}>
            <Gate>
              <RouterProvider router={router} />
            </Gate>
            <Interrupted />
          </Suspense>
        </LookProvider>
      </SessionProvider>
    </QueryClientProvider>
  );
}

/** Asks for the password over the page when the session has ended; what was typed stays. */
function Interrupted() {
  const { interrupted } = useSession();
  return (
    interrupted && (
      <Suspense fallback={null}>
        <SignInAgain onDone={interrupted} />
      </Suspense>
    )
  );
}

/** Lets in who is signed in. The address stays, so that a link leads where it should after signing in. */
function Gate({ children }: { readonly children: ReactNode }) {
  const { state, refresh } = useSession();
  if (state.status === 'starting') return <Loading />;
  if (state.status === 'failed') return <Failed error={state.error} onRetry={() => void refresh()} />;
  return state.status === 'out' ? <SignInPage /> : children;
}
