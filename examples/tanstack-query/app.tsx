/** The page: an infinite list of destinations, and the details of the one that is selected. */
import { QueryClient, QueryClientProvider, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { createInvocaClient } from "number-inventory/invoca";
import { infiniteQueryOptions, queryOptions } from "number-inventory/tanstack-query";
import createQueryHooks from "openapi-react-query";
import { useState } from "react";
import { createRoot } from "react-dom/client";

// The server of the page adds the token, which never reaches the browser.
const networkId = 1234;
const invoca = createInvocaClient({ baseUrl: "/api/invoca", networkId, token: "added by the server" });
const hooks = createQueryHooks(invoca.raw);
const queryClient = new QueryClient();

function Destinations({ onSelect }: { onSelect: (id: number) => void }) {
  const listing = invoca.destinations.list({ limit: 20 });
  const { data, error, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(infiniteQueryOptions(listing));
  return (
    <>
      {error && <p role="alert">{error.message}</p>}
      <ul>
        {data?.pages.flatMap(({ items }) =>
          items.map(({ id, country_code, phone_number }) => (
            <li key={id}>
              <button onClick={() => onSelect(id)}>
                +{country_code} {phone_number}
              </button>
            </li>
          )),
        )}
      </ul>
      {hasNextPage && (
        <button disabled={isFetching} onClick={() => void fetchNextPage()}>
          More
        </button>
      )}
    </>
  );
}

function Destination({ id }: { id: number }) {
  const { data, error } = useQuery(queryOptions(invoca.destinations, id));
  return <output>{error?.message ?? data?.advertiser_campaign?.name}</output>;
}

/** The number of destinations: any operation of the spec, with openapi-react-query. */
function Total() {
  const { data } = hooks.useQuery("get", "/{network_id}/customer_phone_numbers.json", {
    params: { path: { network_id: networkId }, query: { limit: 1 } },
  });
  return <h1>{data?.recordsTotal} destinations</h1>;
}

function App() {
  const [selected, setSelected] = useState<number>();
  return (
    <QueryClientProvider client={queryClient}>
      <Total />
      {selected !== undefined && <Destination id={selected} />}
      <Destinations onSelect={setSelected} />
    </QueryClientProvider>
  );
}

createRoot(document.body.appendChild(document.createElement("main"))).render(<App />);
