import { closedEnumsInRequests, openEnumsInResponses } from "./rules/enums.js";
import { listHasPagination, mockRulesInExamples, propertyDescription } from "./rules/structure.js";
import { docSourceReferences, permanentSourceUrls } from "./rules/sources.js";
import { componentNames, exampleNames, keyOrder, lineLength } from "./rules/style.js";

/** The rules in code: those that an assertion about a single node cannot express. `redocly.yaml` enables them. */
export default function specs() {
  return {
    id: "specs",
    rules: {
      oas3: {
        "component-names": componentNames,
        "example-names": exampleNames,
        "key-order": keyOrder,
        "line-length": lineLength,
        "list-has-pagination": listHasPagination,
        "doc-source-references": docSourceReferences,
        "permanent-source-urls": permanentSourceUrls,
        "property-description": propertyDescription,
        "open-enums-in-responses": openEnumsInResponses,
        "closed-enums-in-requests": closedEnumsInRequests,
        "mock-rules-in-examples": mockRulesInExamples,
      },
    },
  };
}
