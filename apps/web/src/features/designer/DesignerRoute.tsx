import { getRouteApi } from '@tanstack/react-router';

const route = getRouteApi('/app/schemes/$schemeId');

export function DesignerRoute() {
  const { schemeId } = route.useParams();
  return <div data-scheme={schemeId} />;
}
