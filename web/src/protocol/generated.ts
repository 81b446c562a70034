/** Written by `npm run protocol` from docs/reference/openapi.json. */
export interface paths {
    "/api/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in by password, or by PIN at a register */
        post: operations["ApiAuthLoginLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign out; the cart waits for the next sign-in, claims are released */
        post: operations["ApiAuthLogoutLogout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, where, as what */
        get: operations["ApiAuthMeMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Go on at another register */
        put: operations["ApiAuthRegisterMove"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/businesses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's businesses */
        get: operations["ApiBusinessesBusinesses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The live claims of the business */
        get: operations["ApiClaimsLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let go of everything this sign-in has in hand */
        post: operations["ApiClaimsReleaseReleaseMine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changed in the business, in order */
        get: operations["ApiEventsEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changes in the business, as it happens (server-sent events) */
        get: operations["ApiFeedStream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/locations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Locations, by code */
        get: operations["ApiLocationsLocations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/order-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Order sessions, newest first */
        get: operations["ApiOrderSessionsOrderSessions"];
        put?: never;
        /** Save the whole cart; creates it when there is none */
        post: operations["ApiOrderSessionsSave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/order-sessions/active": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's active order session, or null */
        get: operations["ApiOrderSessionsActiveActive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/order-sessions/recover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring the caller's order session back, at this register */
        post: operations["ApiOrderSessionsRecoverRecover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/order-sessions/{order_session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One order session */
        get: operations["ApiOrderSessionsOrderSessionIdOrderSession"];
        /** Write the whole cart as based on a version */
        put: operations["ApiOrderSessionsOrderSessionIdReplace"];
        post?: never;
        /** Put the cart away */
        delete: operations["ApiOrderSessionsOrderSessionIdDiscard"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/order-sessions/{order_session_id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pay the cart on a cash session */
        post: operations["ApiOrderSessionsOrderSessionIdCompleteComplete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/order-sessions/{order_session_id}/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add, change and remove lines */
        post: operations["ApiOrderSessionsOrderSessionIdOperationsOperate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/order-sessions/{order_session_id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the cart to the queue */
        post: operations["ApiOrderSessionsOrderSessionIdSendSend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders of the queue, newest first unless asked */
        get: operations["ApiOrdersOrders"];
        put?: never;
        /** Put a new order into the queue */
        post: operations["ApiOrdersCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One order of the queue */
        get: operations["ApiOrdersOrderIdOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel the order, with a reason */
        post: operations["ApiOrdersOrderIdCancelCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has the order in hand */
        get: operations["ApiOrdersOrderIdClaimStatus"];
        put?: never;
        /** Take the order in hand, or keep it */
        post: operations["ApiOrdersOrderIdClaimClaim"];
        /** Let the order go */
        delete: operations["ApiOrdersOrderIdClaimRelease"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}/claim/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done and refused on the order */
        get: operations["ApiOrdersOrderIdClaimHistoryHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}/claim/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Release whoever's claim, with a reason */
        post: operations["ApiOrdersOrderIdClaimReleaseReleaseWithReason"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}/claim/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the holder for the order */
        post: operations["ApiOrdersOrderIdClaimRequestsAsk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}/claim/requests/{request_id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep the order */
        post: operations["ApiOrdersOrderIdClaimRequestsRequestIdDeclineDecline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}/claim/requests/{request_id}/grant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand the order over to who asked */
        post: operations["ApiOrdersOrderIdClaimRequestsRequestIdGrantGrant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}/claim/takeover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the order from its holder, with a reason */
        post: operations["ApiOrdersOrderIdClaimTakeoverTakeOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add, change and remove lines */
        post: operations["ApiOrdersOrderIdOperationsOperate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pay the order out of the queue */
        post: operations["ApiOrdersOrderIdPaymentsPay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move lines into a new order, or into another */
        post: operations["ApiOrdersOrderIdSplitSplit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pos/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cash sessions of the business, newest first */
        get: operations["ApiPosSessionsSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pos/sessions/get-or-create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open the register's drawer, or get the session that has it */
        post: operations["ApiPosSessionsGetOrCreateGetOrCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pos/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One cash session */
        get: operations["ApiPosSessionsSessionIdSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pos/sessions/{session_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer for the difference of a closed session */
        post: operations["ApiPosSessionsSessionIdApproveApprove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pos/sessions/{session_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The count becomes final */
        post: operations["ApiPosSessionsSessionIdCloseClose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pos/sessions/{session_id}/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Count the drawer */
        post: operations["ApiPosSessionsSessionIdCountsCount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pos/sessions/{session_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** No more sales; register and cashier are free */
        post: operations["ApiPosSessionsSessionIdEndEnd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pos/sessions/{session_id}/validation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the caller may work on the session */
        get: operations["ApiPosSessionsSessionIdValidationValidation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Products on sale, in the order of the grid */
        get: operations["ApiProductsProducts"];
        put?: never;
        /** Add a product */
        post: operations["ApiProductsAdd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Categories with their numbers of products */
        get: operations["ApiProductsCategoriesCategories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One product */
        get: operations["ApiProductsProductIdProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Profiles, by code */
        get: operations["ApiProfilesProfiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Registers, by code */
        get: operations["ApiRegistersRegisters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in: live sign-ins, newest first */
        get: operations["ApiSignInsListed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-ins/guesses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Bursts of wrong passwords and PINs of the last hours, newest first */
        get: operations["ApiSignInsGuessesGuessedAt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-ins/{sign_in_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End somebody's sign-in; the cart waits for their next one, claims are released */
        delete: operations["ApiSignInsSignInIdEnd"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Transactions, newest first */
        get: operations["ApiTransactionsTransactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/transactions/{transaction_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One transaction */
        get: operations["ApiTransactionsTransactionIdTransaction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Webhooks of the business, oldest first */
        get: operations["ApiWebhooksWebhooks"];
        put?: never;
        /** Have an address told of what changes from now on */
        post: operations["ApiWebhooksAdd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/event-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every type of event that a webhook can be told of */
        get: operations["ApiWebhooksEventTypesEventTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{webhook_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One webhook */
        get: operations["ApiWebhooksWebhookIdWebhook"];
        /** Change, disable or enable a webhook */
        put: operations["ApiWebhooksWebhookIdChange"];
        post?: never;
        /** Remove a webhook and its deliveries */
        delete: operations["ApiWebhooksWebhookIdRemove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{webhook_id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was sent to a webhook, newest first */
        get: operations["ApiWebhooksWebhookIdDeliveriesDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{webhook_id}/deliveries/replay-dead": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send what is dead once more */
        post: operations["ApiWebhooksWebhookIdDeliveriesReplayDeadReplayDead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{webhook_id}/deliveries/{delivery_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a delivery once more */
        post: operations["ApiWebhooksWebhookIdDeliveriesDeliveryIdReplayReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{webhook_id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign with a new secret */
        post: operations["ApiWebhooksWebhookIdRotateSecretRotateSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{webhook_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send one message of type webhook.test */
        post: operations["ApiWebhooksWebhookIdTestSendTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process is up */
        get: operations["HealthzHealthz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the process measures (Prometheus) */
        get: operations["MetricsMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** It can serve */
        get: operations["ReadyzReadyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    event: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a webhook is told of an event
         * @description Sent to each webhook of the event's type; docs/reference/webhooks.md says how it is signed.
         */
        post: operations["WebhookMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /** Action */
        Action: {
            href: string;
            method: string;
            rel: string;
            title: string;
        };
        /** ActiveElsewhere */
        ActiveElsewhere: {
            /** Format: date-time */
            lastSeenAt: string;
            register: components["schemas"]["Place"];
        };
        /** AddOperation */
        AddOperation: {
            /** @description Made by the client. */
            id: string;
            item: components["schemas"]["ItemRequest"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "add";
        };
        /** AddWebhookRequest */
        AddWebhookRequest: {
            /** @default  */
            description?: string;
            eventTypes: string[];
            url: string;
        };
        /** ApprovalRequest */
        ApprovalRequest: {
            pin: string;
            username: string;
        };
        /** ApproveRequest */
        ApproveRequest: {
            approval?: components["schemas"]["ApprovalRequest"] | null;
            reason?: string | null;
        };
        /** AskRequest */
        AskRequest: {
            message?: string | null;
            /** @description Id. */
            sessionId: string;
        };
        /** Burst */
        Burst: {
            register: components["schemas"]["Place"] | null;
            user: components["schemas"]["PersonShown"] | null;
            wrongInARow: number | null;
        };
        /** BusinessChange */
        BusinessChange: {
            document: components["schemas"]["BusinessNamed"];
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "business";
        };
        /** BusinessNamed */
        BusinessNamed: {
            code: string;
            id: string;
            name: string;
        };
        /** BusinessPage */
        BusinessPage: {
            items: components["schemas"]["BusinessShown"][];
            nextCursor: string | null;
        };
        /** BusinessSetUp */
        BusinessSetUp: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: components["schemas"]["BusinessChange"][];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "business.set-up";
        };
        /** BusinessShown */
        BusinessShown: {
            code: string;
            currency: string;
            currencyDecimals: number;
            id: string;
            /** @enum {string} */
            locale: "en" | "es-PY";
            name: string;
            pricesIncludeTax: boolean;
            timeZone: string;
        };
        /** CancelRequest */
        CancelRequest: {
            approval?: components["schemas"]["ApprovalRequest"] | null;
            /** @description Of the claim that the write is made under; without it, only the sign-in that claimed may write. */
            claimToken?: number | null;
            /** @description Why; at least one character that is no blank. */
            reason: string;
        };
        /** CashCount */
        CashCount: {
            /** @description Decimal string with the currency's decimals. */
            amount: string;
            /** Format: date-time */
            at: string;
            by: components["schemas"]["PersonShown"];
            denominations: components["schemas"]["DenominationShown"][] | null;
            /** @description Decimal string with the currency's decimals. */
            expected: string | null;
            id: string;
            /** @enum {string} */
            kind: "spot" | "closing" | "recount";
            /** @description Decimal string with the currency's decimals. */
            overShort: string | null;
            pastLimit: boolean | null;
        };
        /** CashCountChange */
        CashCountChange: {
            /** @description Decimal string with the currency's decimals. */
            amount: string;
            /** Format: date-time */
            at: string;
            by: components["schemas"]["PersonShown"];
            /** @enum {string} */
            countKind: "spot" | "closing" | "recount";
            denominations: components["schemas"]["DenominationShown"][] | null;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "cash-count";
            sessionId: string;
        };
        /** CashSession */
        CashSession: {
            /** @enum {null|string} */
            approval: "pending" | "approved" | "by-oneself" | null;
            approvedBy: components["schemas"]["PersonShown"] | null;
            /** Format: date */
            businessDate: string;
            cashier: components["schemas"]["PersonShown"];
            closedAt: string | null;
            closedBy: components["schemas"]["PersonShown"] | null;
            closingNotes: string | null;
            currency: string;
            endedAt: string | null;
            endedBy: components["schemas"]["PersonShown"] | null;
            id: string;
            location: components["schemas"]["Place"];
            /** Format: date-time */
            openedAt: string;
            /** @description Decimal string with the currency's decimals. */
            openingCash: string;
            openingNotes: string | null;
            overShortReason: string | null;
            overdue: boolean;
            participants: components["schemas"]["PersonShown"][];
            profile: components["schemas"]["Place"];
            register: components["schemas"]["Place"];
            sessionNumber: string;
            /** @enum {string} */
            status: "open" | "ended" | "closed";
            summary: components["schemas"]["CloseSummary"] | null;
            totals: components["schemas"]["Totals"];
            version: number;
            yours: boolean;
        };
        /** CashSessionApproved */
        CashSessionApproved: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: components["schemas"]["CashSessionChange"][];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "cash-session.approved";
        };
        /** CashSessionChange */
        CashSessionChange: {
            document: components["schemas"]["CashSessionForAll"];
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "cash-session";
        };
        /** CashSessionClosed */
        CashSessionClosed: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: (components["schemas"]["CashSessionChange"] | components["schemas"]["CashCountChange"])[];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "cash-session.closed";
        };
        /** CashSessionCounted */
        CashSessionCounted: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: components["schemas"]["CashCountChange"][];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "cash-session.counted";
        };
        /** CashSessionEnded */
        CashSessionEnded: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: components["schemas"]["CashSessionChange"][];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "cash-session.ended";
        };
        /** CashSessionForAll */
        CashSessionForAll: {
            /** @enum {null|string} */
            approval: "pending" | "approved" | "by-oneself" | null;
            approvedBy: components["schemas"]["PersonShown"] | null;
            /** Format: date */
            businessDate: string;
            cashier: components["schemas"]["PersonShown"];
            closedAt: string | null;
            closedBy: components["schemas"]["PersonShown"] | null;
            closingNotes: string | null;
            currency: string;
            endedAt: string | null;
            endedBy: components["schemas"]["PersonShown"] | null;
            id: string;
            location: components["schemas"]["Place"];
            /** Format: date-time */
            openedAt: string;
            /** @description Decimal string with the currency's decimals. */
            openingCash: string;
            openingNotes: string | null;
            overShortReason: string | null;
            overdue: boolean;
            participants: components["schemas"]["PersonShown"][];
            profile: components["schemas"]["Place"];
            register: components["schemas"]["Place"];
            sessionNumber: string;
            /** @enum {string} */
            status: "open" | "ended" | "closed";
            summary: components["schemas"]["CloseSummary"] | null;
            totals: components["schemas"]["Totals"];
            version: number;
        };
        /** CashSessionJoined */
        CashSessionJoined: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: components["schemas"]["CashSessionChange"][];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "cash-session.joined";
        };
        /** CashSessionOpened */
        CashSessionOpened: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: components["schemas"]["CashSessionChange"][];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "cash-session.opened";
        };
        /** CashSessionPage */
        CashSessionPage: {
            items: components["schemas"]["CashSession"][];
            nextCursor: string | null;
        };
        /** CatalogueChange */
        CatalogueChange: {
            document: components["schemas"]["CatalogueImport"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "catalogue";
        };
        /** CatalogueImport */
        CatalogueImport: {
            changed: number;
            created: number;
            decimalSign: components["schemas"]["ImportedSign"] | null;
            file: components["schemas"]["ImportedFile"];
            otherwiseTaxRate: string;
            skipped: number;
            unchanged: number;
        };
        /** CatalogueImported */
        CatalogueImported: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: components["schemas"]["CatalogueChange"][];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "catalogue.imported";
        };
        /** CategoryCount */
        CategoryCount: {
            count: number;
            name: string;
        };
        /** CategoryPage */
        CategoryPage: {
            items: components["schemas"]["CategoryCount"][];
            nextCursor: string | null;
        };
        /** Change */
        Change: components["schemas"]["CashSessionChange"] | components["schemas"]["CashCountChange"] | components["schemas"]["OrderChange"] | components["schemas"]["OrderClaimChange"] | components["schemas"]["ClaimRequestChange"] | components["schemas"]["OrderSessionChange"] | components["schemas"]["TransactionChange"] | components["schemas"]["ProductChange"] | components["schemas"]["CatalogueChange"] | components["schemas"]["WebhookChange"] | components["schemas"]["WebhookDeliveryChange"] | components["schemas"]["SignInChange"] | components["schemas"]["GuessesChange"] | components["schemas"]["TokenChange"] | components["schemas"]["BusinessChange"];
        /** ChangeWebhookRequest */
        ChangeWebhookRequest: {
            active?: boolean | null;
            description?: string | null;
            eventTypes?: string[] | null;
            url?: string | null;
            version?: number | null;
        };
        /** Claim */
        Claim: {
            /** Format: date-time */
            claimedAt: string;
            /** Format: date-time */
            expiresAt: string;
            holder: components["schemas"]["PersonShown"];
            mine?: boolean;
            register: components["schemas"]["Place"];
            sessionId: string;
        };
        /** ClaimAnswer */
        ClaimAnswer: {
            claim: components["schemas"]["HeldClaim"];
            order: components["schemas"]["Order"];
            /** @enum {string} */
            outcome: "claimed" | "renewed" | "taken-over";
        };
        /** ClaimHistory */
        ClaimHistory: {
            items: components["schemas"]["ClaimHistoryEntry"][];
            nextCursor: string | null;
        };
        /** ClaimHistoryEntry */
        ClaimHistoryEntry: {
            approvedBy: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            by: components["schemas"]["PersonShown"] | null;
            claim: {
                [key: string]: unknown;
            } | null;
            command: string;
            former: components["schemas"]["PersonShown"] | null;
            formerExpiredAt: string | null;
            outcome: string;
            quietSeconds: number | null;
            reason: string | null;
            refused: boolean;
            register: components["schemas"]["Place"] | null;
            sessionId: string | null;
        };
        /** ClaimRequestBody */
        ClaimRequestBody: {
            /** @description Id. */
            sessionId: string;
        };
        /** ClaimRequestChange */
        ClaimRequestChange: {
            document: components["schemas"]["ClaimRequestShown"];
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "claim-request";
        };
        /** ClaimRequestShown */
        ClaimRequestShown: {
            answeredAt: string | null;
            holder: components["schemas"]["PersonShown"];
            id: string;
            message: string | null;
            orderId: string;
            /** Format: date-time */
            requestedAt: string;
            requestedBy: components["schemas"]["PersonShown"];
            /** @enum {string} */
            status: "waiting" | "granted" | "declined" | "withdrawn";
        };
        /** ClaimStatus */
        ClaimStatus: {
            canClaim: boolean;
            claimed: boolean;
            claimedAt: string | null;
            claimedBy: components["schemas"]["PersonShown"] | null;
            expiresAt: string | null;
            isMine: boolean;
            register: components["schemas"]["Place"] | null;
        };
        /** ClearOperation */
        ClearOperation: {
            /** @description Made by the client. */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "clear";
        };
        /** CloseRequest */
        CloseRequest: {
            approval?: components["schemas"]["ApprovalRequest"] | null;
            closingNotes?: string | null;
            countedCash?: number | string | null;
            denominations?: components["schemas"]["DenominationCount"][] | null;
            reason?: string | null;
        };
        /** CloseSummary */
        CloseSummary: {
            byTender: components["schemas"]["TenderSummary"][];
            /** @description Decimal string with the currency's decimals. */
            countedCash: string | null;
            /** @description Decimal string with the currency's decimals. */
            expectedCash: string | null;
            /** @description Decimal string with the currency's decimals. */
            openingCash: string;
            /** @description Decimal string with the currency's decimals. */
            overShort: string | null;
            /** @enum {null|string} */
            status: "balanced" | "over" | "short" | null;
        };
        /** CompleteRequest */
        CompleteRequest: {
            approval?: components["schemas"]["ApprovalRequest"] | null;
            payments: components["schemas"]["PaymentRequest"][];
            /** @description Id or code. */
            registerId?: string | null;
            /** @description Id. */
            sessionId: string;
            total?: number | string | null;
            /** @description Of the document as the caller knows it. */
            version?: number | null;
        };
        /** CountAnswer */
        CountAnswer: {
            count: components["schemas"]["CashCount"];
            session: components["schemas"]["CashSession"] | null;
            summary: components["schemas"]["CloseSummary"] | null;
        };
        /** CountRequest */
        CountRequest: {
            amount?: number | string | null;
            denominations?: components["schemas"]["DenominationCount"][] | null;
            /** @enum {string} */
            kind: "spot" | "closing" | "recount";
        };
        /** CreateOrderRequest */
        CreateOrderRequest: {
            approval?: components["schemas"]["ApprovalRequest"] | null;
            items: components["schemas"]["ItemRequest"][];
            /** @description Id or code. */
            locationId?: string | null;
            name?: string | null;
            note?: string | null;
            origin?: string | null;
            /** @description Id or code. */
            profileId?: string | null;
            table?: string | null;
            total?: number | string | null;
        };
        /** DenominationCount */
        DenominationCount: {
            count: number;
            value: number | string;
        };
        /** DenominationShown */
        DenominationShown: {
            count: number;
            /** @description Decimal string with the currency's decimals. */
            value: string;
        };
        /** Discarded */
        Discarded: {
            discarded: boolean;
            id: string;
        };
        /** DiscountRequest */
        DiscountRequest: {
            percent: string;
        } | {
            amount: string;
        };
        /** DiscountShown */
        DiscountShown: {
            percent: string;
        } | {
            amount: string;
        };
        /** EndRequest */
        EndRequest: {
            notes?: string | null;
        };
        /** Event */
        Event: components["schemas"]["TransactionCompleted"] | components["schemas"]["OrderQueued"] | components["schemas"]["OrderOperated"] | components["schemas"]["OrderSplit"] | components["schemas"]["OrderCancelled"] | components["schemas"]["OrderClaimed"] | components["schemas"]["OrderClaimRenewed"] | components["schemas"]["OrderReleased"] | components["schemas"]["OrderTakenOver"] | components["schemas"]["OrderAskedFor"] | components["schemas"]["OrderRequestGranted"] | components["schemas"]["OrderRequestDeclined"] | components["schemas"]["OrderRequestWithdrawn"] | components["schemas"]["OrderSessionWritten"] | components["schemas"]["OrderSessionOperated"] | components["schemas"]["OrderSessionRecovered"] | components["schemas"]["OrderSessionDiscarded"] | components["schemas"]["CashSessionOpened"] | components["schemas"]["CashSessionJoined"] | components["schemas"]["CashSessionCounted"] | components["schemas"]["CashSessionEnded"] | components["schemas"]["CashSessionClosed"] | components["schemas"]["CashSessionApproved"] | components["schemas"]["ProductAdded"] | components["schemas"]["CatalogueImported"] | components["schemas"]["SignedOut"] | components["schemas"]["GuessedAt"] | components["schemas"]["BusinessSetUp"] | components["schemas"]["TokenCreated"] | components["schemas"]["TokenRevoked"] | components["schemas"]["WebhookAdded"] | components["schemas"]["WebhookChanged"] | components["schemas"]["WebhookSecretRotated"] | components["schemas"]["WebhookRemoved"] | components["schemas"]["WebhookDisabled"] | components["schemas"]["WebhookDeliveriesReplayed"] | components["schemas"]["WebhookTest"] | components["schemas"]["OrderPaid"];
        /** EventPage */
        EventPage: {
            items: components["schemas"]["Event"][];
            nextCursor: string | null;
            position: string;
        };
        /** EventTypeList */
        EventTypeList: {
            items: string[];
        };
        /** ExistingSession */
        ExistingSession: {
            cashier: components["schemas"]["PersonShown"];
            id: string;
            /** Format: date-time */
            openedAt: string;
            register: components["schemas"]["Place"];
            registerId: string;
            sessionNumber: string;
        };
        /** FeedBeat */
        FeedBeat: {
            position: string;
        };
        /** FeedEnd */
        FeedEnd: {
            /** @enum {string} */
            reason: "too-slow" | "signed-out" | "role-changed" | "history-changed" | "stopping" | "fault";
        };
        /** FieldProblem */
        FieldProblem: {
            code: string;
            detail: string;
            field: string;
        };
        /** GetOrCreateRequest */
        GetOrCreateRequest: {
            /** @description Id or code. */
            locationId?: string | null;
            /** @enum {null|string} */
            onExisting?: "join" | "refuse" | null;
            openingCash?: number | string | null;
            openingNotes?: string | null;
            /** @description Id or code. */
            registerId: string;
            /** @description Id or username of the caller, as old clients send it. Another member of the business is refused, anything else ignored: who asks is told by the credential. */
            userId?: string | null;
            /** @description Id or code. */
            vendorId?: string | null;
        };
        /** GuessedAt */
        GuessedAt: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: components["schemas"]["GuessesChange"][];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "identity.guessed-at";
        };
        /** Guesses */
        Guesses: {
            /** Format: date-time */
            at: string;
            register: components["schemas"]["Place"] | null;
            user: components["schemas"]["PersonShown"] | null;
            wrongInARow: number | null;
        };
        /** GuessesChange */
        GuessesChange: {
            document: components["schemas"]["Burst"];
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "guesses";
        };
        /** GuessesList */
        GuessesList: {
            items: components["schemas"]["Guesses"][];
        };
        /** HeldClaim */
        HeldClaim: {
            /** Format: date-time */
            claimedAt: string;
            /** Format: date-time */
            expiresAt: string;
            holder: components["schemas"]["PersonShown"];
            mine: boolean;
            register: components["schemas"]["Place"];
            sessionId: string;
            token: number;
        };
        /** HeldOrder */
        HeldOrder: {
            id: string;
            name: string | null;
            number: string;
            table: string | null;
            /** @description Decimal string with the currency's decimals. */
            total: string;
        };
        /** ImportedFile */
        ImportedFile: {
            format: string;
            name: string;
            sha256: string;
        };
        /** ImportedSign */
        ImportedSign: {
            line: number | null;
            sign: string;
            text: string | null;
        };
        /** ItemRequest */
        ItemRequest: {
            discount?: components["schemas"]["DiscountRequest"] | null;
            /** @description Made by the client. */
            id: string;
            name?: string | null;
            note?: string | null;
            price?: number | string | null;
            /** @description Id. */
            productId?: string | null;
            /** @default 1 */
            quantity?: number | string;
            taxRate?: number | string | null;
            /** @description Id. */
            variantId?: string | null;
        };
        /** LastDelivery */
        LastDelivery: {
            /** Format: date-time */
            createdAt: string;
            eventType: string;
            /** @enum {string} */
            status: "waiting" | "delivered" | "dead";
        };
        /** LimitShown */
        LimitShown: {
            /** @enum {string} */
            limit: "discount" | "price" | "tax" | "open-item" | "cancel";
            most: string;
            /** @enum {string} */
            role: "cashier" | "manager" | "admin";
        };
        /** Line */
        Line: {
            addedBy: components["schemas"]["PersonShown"];
            changedVersion: number;
            discount: components["schemas"]["DiscountShown"] | null;
            /** @description What the line's own discount takes off; its share of the order's is not in it. Decimal string with the currency's decimals. */
            discountAmount: string;
            /** @description Price by quantity before discounts, with tax where pricesIncludeTax. Decimal string with the currency's decimals. */
            gross: string;
            id: string;
            name: string;
            /** @description Without tax, after every discount, the line's share of the order's included. Decimal string with the currency's decimals. */
            net: string;
            note: string | null;
            /** @description Decimal string with the currency's decimals. */
            price: string;
            productId: string | null;
            quantity: string;
            /** @description The tax of net, or contained in total where pricesIncludeTax. Decimal string with the currency's decimals. */
            tax: string;
            taxRate: string;
            /** @description What is paid for the line: net + tax. Decimal string with the currency's decimals. */
            total: string;
            variantId: string | null;
        };
        /** LineMoveRequest */
        LineMoveRequest: {
            /** @description Made by the client. */
            lineId: string;
            /** @description Made by the client. */
            newLineId: string;
            quantity?: number | string | null;
        };
        /** LiveClaim */
        LiveClaim: {
            claim: components["schemas"]["Claim"];
            order: components["schemas"]["HeldOrder"];
            requests: components["schemas"]["ClaimRequestShown"][];
        };
        /** LiveClaims */
        LiveClaims: {
            items: components["schemas"]["LiveClaim"][];
            nextCursor: string | null;
        };
        /** LocationPage */
        LocationPage: {
            items: components["schemas"]["LocationShown"][];
            nextCursor: string | null;
        };
        /** LocationShown */
        LocationShown: {
            code: string;
            id: string;
            name: string;
            numberCode: string;
        };
        /** LoginRequest */
        LoginRequest: {
            /** @description Id or code. */
            businessId?: string | null;
            /** @default false */
            cookie?: boolean;
            password?: string | null;
            pin?: string | null;
            recover?: boolean | null;
            /** @description Id or code. */
            registerId?: string | null;
            username: string;
        };
        /** Me */
        Me: {
            business: components["schemas"]["BusinessShown"];
            /** @description What the person may do in this business, sorted. */
            capabilities: components["schemas"]["Permission"][];
            csrfToken: string | null;
            memberships: components["schemas"]["MembershipShown"][];
            register: components["schemas"]["Register"] | null;
            /** @enum {string} */
            role: "cashier" | "manager" | "admin" | "auditor";
            user: components["schemas"]["UserShown"];
        };
        /** MembershipShown */
        MembershipShown: {
            business: components["schemas"]["BusinessShown"];
            /** @enum {string} */
            role: "cashier" | "manager" | "admin" | "auditor";
        };
        /** MoveRequest */
        MoveRequest: {
            /** @description Id or code. */
            registerId: string;
        };
        /** OpenSession */
        OpenSession: {
            cashier: components["schemas"]["PersonShown"];
            id: string;
            /** Format: date-time */
            openedAt: string;
            register: components["schemas"]["Place"];
            registerId: string;
            sessionNumber: string;
            status: string;
        };
        /** OperationsAnswer */
        OperationsAnswer: {
            merged: boolean;
            orderSession: components["schemas"]["OrderSession"];
            overwritten: components["schemas"]["Overwritten"][];
        };
        /** OperationsRequest */
        OperationsRequest: {
            approval?: components["schemas"]["ApprovalRequest"] | null;
            baseVersion: number;
            operations: (components["schemas"]["AddOperation"] | components["schemas"]["SetQuantityOperation"] | components["schemas"]["SetNoteOperation"] | components["schemas"]["SetDiscountOperation"] | components["schemas"]["RemoveOperation"] | components["schemas"]["ClearOperation"])[];
            total?: number | string | null;
        };
        /** Order */
        Order: {
            cancelReason: string | null;
            claim: components["schemas"]["Claim"] | null;
            /** Format: date-time */
            createdAt: string;
            createdBy: components["schemas"]["PersonShown"];
            currency: string;
            discount: components["schemas"]["DiscountShown"] | null;
            /** @description Every discount, of lines and of the order. Decimal string with the currency's decimals. */
            discountTotal: string;
            fencingToken: number;
            id: string;
            lines: components["schemas"]["Line"][];
            location: components["schemas"]["Place"] | null;
            name: string | null;
            /** @description Without tax: the sum of the lines' net. Decimal string with the currency's decimals. */
            netTotal: string;
            note: string | null;
            number: string | null;
            origin: string;
            pricesIncludeTax: boolean;
            profile: components["schemas"]["Place"] | null;
            queuedAt: string | null;
            splitFromId: string | null;
            /** @enum {string} */
            status: "building" | "queued" | "tab" | "paid" | "cancelled";
            /** @description The sum of the lines' gross. Decimal string with the currency's decimals. */
            subtotal: string;
            table: string | null;
            /** @description The sum of the lines' tax. Decimal string with the currency's decimals. */
            taxTotal: string;
            /** @description What is paid: netTotal + taxTotal. Decimal string with the currency's decimals. */
            total: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        /**
         * OrderAppeared
         * @description An order that its readers have not seen before.
         */
        OrderAppeared: {
            document: components["schemas"]["Order"];
            fencingToken: number;
            id: string;
            /** @constant */
            kind: "order";
            version: number;
        };
        /** OrderAskedFor */
        OrderAskedFor: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: components["schemas"]["ClaimRequestChange"][];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "order.asked-for";
        };
        /** OrderCancelled */
        OrderCancelled: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: components["schemas"]["OrderChange"][];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "order.cancelled";
        };
        /** OrderChange */
        OrderChange: {
            fencingToken: number;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "order";
            version: number;
        } & (components["schemas"]["OrderAppeared"] | components["schemas"]["OrderChanged"]);
        /**
         * OrderChanged
         * @description What changed of an order.
         */
        OrderChanged: {
            fencingToken: number;
            fields: components["schemas"]["OrderFields"];
            id: string;
            /** @constant */
            kind: "order";
            lineIds: string[];
            lines: components["schemas"]["Line"][];
            overwritten?: components["schemas"]["Overwritten"][];
            version: number;
        };
        /** OrderClaimChange */
        OrderClaimChange: {
            approvedBy: components["schemas"]["PersonShown"] | null;
            claim: components["schemas"]["Claim"] | null;
            fencingToken: number;
            former: components["schemas"]["PersonShown"] | null;
            formerExpiredAt: string | null;
            formerSessionId: string | null;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "order-claim";
            number: string | null;
            reason: string | null;
        };
        /** OrderClaimRenewed */
        OrderClaimRenewed: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: components["schemas"]["OrderClaimChange"][];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "order.claim-renewed";
        };
        /** OrderClaimed */
        OrderClaimed: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: components["schemas"]["OrderClaimChange"][];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "order.claimed";
        };
        /** OrderFields */
        OrderFields: {
            cancelReason: string | null;
            claim: components["schemas"]["Claim"] | null;
            /** Format: date-time */
            createdAt: string;
            createdBy: components["schemas"]["PersonShown"];
            currency: string;
            discount: components["schemas"]["DiscountShown"] | null;
            /** @description Every discount, of lines and of the order. Decimal string with the currency's decimals. */
            discountTotal: string;
            id: string;
            location: components["schemas"]["Place"] | null;
            name: string | null;
            /** @description Without tax: the sum of the lines' net. Decimal string with the currency's decimals. */
            netTotal: string;
            note: string | null;
            number: string | null;
            origin: string;
            pricesIncludeTax: boolean;
            profile: components["schemas"]["Place"] | null;
            queuedAt: string | null;
            splitFromId: string | null;
            /** @enum {string} */
            status: "building" | "queued" | "tab" | "paid" | "cancelled";
            /** @description The sum of the lines' gross. Decimal string with the currency's decimals. */
            subtotal: string;
            table: string | null;
            /** @description The sum of the lines' tax. Decimal string with the currency's decimals. */
            taxTotal: string;
            /** @description What is paid: netTotal + taxTotal. Decimal string with the currency's decimals. */
            total: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        /** OrderOperated */
        OrderOperated: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: components["schemas"]["OrderChange"][];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "order.changed";
        };
        /** OrderOperationsAnswer */
        OrderOperationsAnswer: {
            merged: boolean;
            order: components["schemas"]["Order"];
            overwritten: components["schemas"]["Overwritten"][];
        };
        /** OrderOperationsRequest */
        OrderOperationsRequest: {
            approval?: components["schemas"]["ApprovalRequest"] | null;
            baseVersion: number;
            /** @description Of the claim that the write is made under; without it, only the sign-in that claimed may write. */
            claimToken?: number | null;
            operations: (components["schemas"]["AddOperation"] | components["schemas"]["SetQuantityOperation"] | components["schemas"]["SetNoteOperation"] | components["schemas"]["SetDiscountOperation"] | components["schemas"]["RemoveOperation"] | components["schemas"]["ClearOperation"])[];
            total?: number | string | null;
        };
        /** OrderPage */
        OrderPage: {
            items: components["schemas"]["Order"][];
            nextCursor: string | null;
        };
        /** OrderPaid */
        OrderPaid: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: (components["schemas"]["TransactionChange"] | components["schemas"]["CashSessionChange"] | components["schemas"]["OrderChange"] | components["schemas"]["OrderSessionChange"])[];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "order.paid";
        };
        /** OrderQueued */
        OrderQueued: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: (components["schemas"]["OrderChange"] | components["schemas"]["OrderSessionChange"])[];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "order.queued";
        };
        /** OrderReleased */
        OrderReleased: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: (components["schemas"]["OrderClaimChange"] | components["schemas"]["ClaimRequestChange"])[];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "order.released";
        };
        /** OrderRequestDeclined */
        OrderRequestDeclined: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: components["schemas"]["ClaimRequestChange"][];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "order.request-declined";
        };
        /** OrderRequestGranted */
        OrderRequestGranted: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: (components["schemas"]["ClaimRequestChange"] | components["schemas"]["OrderClaimChange"])[];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "order.request-granted";
        };
        /** OrderRequestWithdrawn */
        OrderRequestWithdrawn: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: components["schemas"]["ClaimRequestChange"][];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "order.request-withdrawn";
        };
        /** OrderSession */
        OrderSession: {
            /** Format: date-time */
            createdAt: string;
            id: string;
            items: components["schemas"]["Line"][];
            /** Format: date-time */
            lastSeenAt: string;
            logoutTime: string | null;
            order: components["schemas"]["Order"];
            register: components["schemas"]["Place"] | null;
            /** @enum {string} */
            status: "active" | "pending_logout" | "assigned_to_tab" | "completed" | "discarded";
            tabId: string | null;
            /** Format: date-time */
            updatedAt: string;
            user: components["schemas"]["PersonShown"];
            version: number;
        };
        /** OrderSessionChange */
        OrderSessionChange: {
            fields: components["schemas"]["OrderSessionFields"];
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "order-session";
            orderId: string;
            userId: string;
        };
        /** OrderSessionDiscarded */
        OrderSessionDiscarded: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: (components["schemas"]["OrderSessionChange"] | components["schemas"]["OrderChange"])[];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "order-session.discarded";
        };
        /** OrderSessionFields */
        OrderSessionFields: {
            /** Format: date-time */
            createdAt: string;
            id: string;
            /** Format: date-time */
            lastSeenAt: string;
            logoutTime: string | null;
            register: components["schemas"]["Place"] | null;
            /** @enum {string} */
            status: "active" | "pending_logout" | "assigned_to_tab" | "completed" | "discarded";
            tabId: string | null;
            /** Format: date-time */
            updatedAt: string;
            user: components["schemas"]["PersonShown"];
        };
        /** OrderSessionOperated */
        OrderSessionOperated: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: (components["schemas"]["OrderSessionChange"] | components["schemas"]["OrderChange"])[];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "order-session.changed";
        };
        /** OrderSessionPage */
        OrderSessionPage: {
            items: components["schemas"]["OrderSession"][];
            nextCursor: string | null;
        };
        /** OrderSessionRecovered */
        OrderSessionRecovered: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: (components["schemas"]["OrderSessionChange"] | components["schemas"]["OrderChange"])[];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "order-session.recovered";
        };
        /** OrderSessionSaved */
        OrderSessionSaved: {
            actions: components["schemas"]["Action"][];
            /** Format: date-time */
            createdAt: string;
            id: string;
            /** @description Fields of the body that name somebody else than the caller and were ignored: userId, vendorId. */
            ignored: string[];
            items: components["schemas"]["Line"][];
            kept: string[];
            /** Format: date-time */
            lastSeenAt: string;
            logoutTime: string | null;
            order: components["schemas"]["Order"];
            register: components["schemas"]["Place"] | null;
            /** @enum {string} */
            status: "active" | "pending_logout" | "assigned_to_tab" | "completed" | "discarded";
            tabId: string | null;
            /** Format: date-time */
            updatedAt: string;
            user: components["schemas"]["PersonShown"];
            version: number;
        };
        /** OrderSessionWritten */
        OrderSessionWritten: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: (components["schemas"]["OrderSessionChange"] | components["schemas"]["OrderChange"])[];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "order-session.saved";
        };
        /** OrderSplit */
        OrderSplit: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: components["schemas"]["OrderChange"][];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "order.split";
        };
        /** OrderTakenOver */
        OrderTakenOver: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: components["schemas"]["OrderClaimChange"][];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "order.taken-over";
        };
        /** Overwritten */
        Overwritten: {
            by: components["schemas"]["PersonShown"];
            field: string;
            lineId: string | null;
            operationId: string;
            theirs: unknown;
            yours: unknown;
        };
        /** PayOrderRequest */
        PayOrderRequest: {
            approval?: components["schemas"]["ApprovalRequest"] | null;
            /** @description Of the claim that the write is made under; without it, only the sign-in that claimed may write. */
            claimToken?: number | null;
            payments: components["schemas"]["PaymentRequest"][];
            /** @description Id or code. */
            registerId?: string | null;
            /** @description Id. */
            sessionId: string;
            total?: number | string | null;
            /** @description Of the document as the caller knows it. */
            version?: number | null;
        };
        /** Payment */
        Payment: {
            /** @description Decimal string with the currency's decimals. */
            amount: string;
            /** @description Decimal string with the currency's decimals. */
            change: string | null;
            /** @enum {string} */
            tender: "cash" | "card";
            /** @description Decimal string with the currency's decimals. */
            tendered: string | null;
        };
        /** PaymentRequest */
        PaymentRequest: {
            amount: number | string;
            /** @default false */
            confirmTendered?: boolean;
            tender: string;
            tendered?: number | string | null;
        };
        /**
         * Permission
         * @description What a call needs (its `x-permission`) and a person has.
         *
         *     - `approvals.give`: Approve by one's own word or PIN what is past somebody's limits.
         *     - `business.read`: Read the shop (registers, profiles, products, orders, claims, its events) and one's own records.
         *     - `business.set-up`: Set up a business with its places and people.
         *     - `claims.release-any`: Release another person's claim, with a reason.
         *     - `claims.take-over`: Take an order over from its holder, whatever the profile says.
         *     - `orders.sell`: Keep a cart; create, claim, change, send, split, cancel and pay orders.
         *     - `products.manage`: Add products and import product lists.
         *     - `records.read-all`: Read everybody's carts, sales and sessions, with the amounts that a blind count hides.
         *     - `sessions.work`: Open a cash session; join, count, end and close it.
         *     - `sessions.work-any`: Sell on, count, end and close anybody's cash session.
         *     - `sign-ins.end`: End anybody's sign-in.
         *     - `sign-ins.own`: End one's own sign-in, or move it to another register.
         *     - `sign-ins.read`: See who is signed in, and bursts of wrong passwords and PINs.
         *     - `tokens.manage`: Give programs their tokens, list and revoke them.
         *     - `webhooks.manage`: Add, change, remove and replay webhooks.
         * @enum {string}
         */
        Permission: "business.read" | "records.read-all" | "sign-ins.own" | "sign-ins.read" | "sign-ins.end" | "orders.sell" | "claims.release-any" | "claims.take-over" | "sessions.work" | "sessions.work-any" | "approvals.give" | "products.manage" | "webhooks.manage" | "tokens.manage" | "business.set-up";
        /** PersonShown */
        PersonShown: {
            id: string;
            name: string;
            username: string;
        };
        /** Place */
        Place: {
            code: string;
            id: string;
            name: string;
        };
        /** Problem */
        Problem: {
            actions: components["schemas"]["Action"][];
            claim?: components["schemas"]["Claim"] | null;
            code: string;
            current?: components["schemas"]["OrderSession"] | components["schemas"]["Order"] | components["schemas"]["Webhook"] | null;
            detail: string;
            errors?: components["schemas"]["FieldProblem"][];
            existingSession?: components["schemas"]["ExistingSession"];
            mayJoin?: boolean;
            state?: string;
            status: number;
            title: string;
            type: string;
        };
        /** ProductAdded */
        ProductAdded: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: components["schemas"]["ProductChange"][];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "product.added";
        };
        /** ProductChange */
        ProductChange: {
            document: components["schemas"]["ProductDetail"];
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "product";
        };
        /** ProductDetail */
        ProductDetail: {
            barcode: string | null;
            category: string | null;
            code: string;
            description: string;
            id: string;
            name: string;
            /** @description Decimal string with the currency's decimals. */
            price: string;
            sku: string | null;
            taxRate: string;
            variants: components["schemas"]["VariantShown"][];
        };
        /** ProductPage */
        ProductPage: {
            items: components["schemas"]["ProductShown"][];
            nextCursor: string | null;
        };
        /** ProductRequest */
        ProductRequest: {
            barcode?: string | null;
            category?: string | null;
            /** @default  */
            description?: string;
            name: string;
            price: number | string;
            sku?: string | null;
            taxRate?: number | string | null;
        };
        /** ProductShown */
        ProductShown: {
            barcode: string | null;
            category: string | null;
            code: string;
            id: string;
            name: string;
            /** @description Decimal string with the currency's decimals. */
            price: string;
            sku: string | null;
            taxRate: string;
            variants: components["schemas"]["VariantShown"][];
        };
        /** ProfilePage */
        ProfilePage: {
            items: components["schemas"]["ProfileShown"][];
            nextCursor: string | null;
        };
        /** ProfileShown */
        ProfileShown: {
            blindCount: boolean;
            closeInOneStep: boolean;
            code: string;
            /** @description Decimal string with the currency's decimals. */
            defaultFloat: string;
            id: string;
            leaseSeconds: number;
            limits: components["schemas"]["LimitShown"][];
            name: string;
            /** @description Decimal string with the currency's decimals. */
            overShortLimit: string | null;
            sharesRegisters: boolean;
            tenders: ("cash" | "card")[];
        };
        /** ProgramToken */
        ProgramToken: {
            /** Format: date-time */
            createdAt: string;
            expiresAt: string | null;
            id: string;
            mayHoldDrawer: boolean;
            program: components["schemas"]["PersonShown"];
            revokedAt: string | null;
            /** @enum {string} */
            role: "cashier" | "manager" | "admin" | "auditor";
        };
        /** RecoverRequest */
        RecoverRequest: {
            /** @description Id or code. */
            registerId?: string | null;
        };
        /** Recovered */
        Recovered: {
            activeElsewhere?: components["schemas"]["ActiveElsewhere"] | null;
            orderSession: components["schemas"]["OrderSession"] | null;
        };
        /** Register */
        Register: {
            code: string;
            id: string;
            location: components["schemas"]["LocationShown"];
            name: string;
            openSession: components["schemas"]["OpenSession"] | null;
            profile: components["schemas"]["ProfileShown"];
        };
        /** RegisterPage */
        RegisterPage: {
            items: components["schemas"]["Register"][];
            nextCursor: string | null;
        };
        /** ReleaseRequest */
        ReleaseRequest: {
            /** @description Why; at least one character that is no blank. */
            reason: string;
        };
        /** Released */
        Released: {
            released: number;
        };
        /** RemoveOperation */
        RemoveOperation: {
            /** @description Made by the client. */
            id: string;
            /** @description Made by the client. */
            lineId: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "remove";
        };
        /** ReplaceRequest */
        ReplaceRequest: {
            approval?: components["schemas"]["ApprovalRequest"] | null;
            items?: components["schemas"]["ItemRequest"][] | null;
            /** @enum {null|string} */
            status?: "active" | "pending_logout" | null;
            /** @description Of the document as the caller knows it. */
            version?: number | null;
        };
        /** RotateSecretRequest */
        RotateSecretRequest: {
            /** @default 86400 */
            overlapSeconds?: number;
        };
        /** SaveRequest */
        SaveRequest: {
            approval?: components["schemas"]["ApprovalRequest"] | null;
            items: components["schemas"]["ItemRequest"][];
            /** @description Id or code. */
            registerId?: string | null;
            /** @enum {null|string} */
            status?: "active" | null;
            /** @description Id or username of the caller, as old clients send it. Another member of the business is refused, anything else ignored: who asks is told by the credential. */
            userId?: string | null;
            /** @description Of the document as the caller knows it. */
            version?: number | null;
        };
        /** SendRequest */
        SendRequest: {
            name?: string | null;
            note?: string | null;
            table?: string | null;
        };
        /** SessionAnswer */
        SessionAnswer: {
            session: components["schemas"]["CashSession"];
        };
        /** SessionClosed */
        SessionClosed: {
            alreadyClosed: boolean;
            session: components["schemas"]["CashSession"];
            summary: components["schemas"]["CloseSummary"];
        };
        /** SessionNamed */
        SessionNamed: {
            id: string;
            register: components["schemas"]["Place"];
            sessionNumber: string;
        };
        /** SessionOpened */
        SessionOpened: {
            created: boolean;
            /** @description Fields of the body that name somebody else than the caller and were ignored: userId, vendorId. */
            ignored: string[];
            /** @enum {string} */
            outcome: "created" | "resumed" | "joined";
            session: components["schemas"]["CashSession"];
        };
        /** SessionValidation */
        SessionValidation: {
            detail?: string | null;
            /** @enum {null|string} */
            reason?: "not-found" | "profile-mismatch" | "not-open" | "not-yours" | null;
            session?: components["schemas"]["CashSession"] | null;
            valid: boolean;
        };
        /** SetDiscountOperation */
        SetDiscountOperation: {
            discount: components["schemas"]["DiscountRequest"] | null;
            /** @description Made by the client. */
            id: string;
            /** @description Made by the client. */
            lineId?: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "set-discount";
        };
        /** SetNoteOperation */
        SetNoteOperation: {
            /** @description Made by the client. */
            id: string;
            /** @description Made by the client. */
            lineId: string;
            note: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "set-note";
        };
        /** SetQuantityOperation */
        SetQuantityOperation: {
            /** @description Made by the client. */
            id: string;
            /** @description Made by the client. */
            lineId: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "set-quantity";
            quantity: number | string;
        };
        /** SignInChange */
        SignInChange: {
            document: components["schemas"]["SignInEnded"];
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "sign-in";
        };
        /** SignInEnded */
        SignInEnded: {
            /** Format: date-time */
            endedAt: string;
            /** Format: date-time */
            expiresAt: string;
            id: string;
            /** @enum {string} */
            kind: "console" | "bearer";
            /** @enum {string} */
            reason: "signed-out" | "ended" | "replaced";
            register: components["schemas"]["Place"] | null;
            /** @enum {string} */
            role: "cashier" | "manager" | "admin" | "auditor";
            /** Format: date-time */
            signedInAt: string;
            user: components["schemas"]["PersonShown"];
        };
        /** SignInPage */
        SignInPage: {
            items: components["schemas"]["SignInShown"][];
            nextCursor: string | null;
        };
        /** SignInShown */
        SignInShown: {
            /** Format: date-time */
            expiresAt: string;
            id: string;
            isThisOne: boolean;
            /** @enum {string} */
            kind: "console" | "bearer";
            register: components["schemas"]["Place"] | null;
            /** @enum {string} */
            role: "cashier" | "manager" | "admin" | "auditor";
            /** Format: date-time */
            signedInAt: string;
            user: components["schemas"]["PersonShown"];
        };
        /** SignedIn */
        SignedIn: {
            business: components["schemas"]["BusinessShown"];
            /** @description What the person may do in this business, sorted. */
            capabilities: components["schemas"]["Permission"][];
            csrfToken: string | null;
            /** Format: date-time */
            expiresAt: string;
            memberships: components["schemas"]["MembershipShown"][];
            orderSession: components["schemas"]["OrderSession"] | null;
            register: components["schemas"]["Register"] | null;
            /** @enum {string} */
            role: "cashier" | "manager" | "admin" | "auditor";
            token: string | null;
            user: components["schemas"]["UserShown"];
        };
        /** SignedOut */
        SignedOut: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: (components["schemas"]["SignInChange"] | components["schemas"]["OrderSessionChange"] | components["schemas"]["OrderClaimChange"] | components["schemas"]["ClaimRequestChange"])[];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "identity.signed-out";
        };
        /** SoldLine */
        SoldLine: {
            discount: components["schemas"]["DiscountShown"] | null;
            /** @description What the line's own discount takes off; its share of the order's is not in it. Decimal string with the currency's decimals. */
            discountAmount: string;
            /** @description Price by quantity before discounts, with tax where pricesIncludeTax. Decimal string with the currency's decimals. */
            gross: string;
            id: string;
            name: string;
            /** @description Without tax, after every discount, the line's share of the order's included. Decimal string with the currency's decimals. */
            net: string;
            note: string | null;
            /** @description Decimal string with the currency's decimals. */
            price: string;
            productId: string | null;
            quantity: string;
            /** @description The tax of net, or contained in total where pricesIncludeTax. Decimal string with the currency's decimals. */
            tax: string;
            taxRate: string;
            /** @description What is paid for the line: net + tax. Decimal string with the currency's decimals. */
            total: string;
            variantId: string | null;
        };
        /** SplitAnswer */
        SplitAnswer: {
            order: components["schemas"]["Order"];
            other: components["schemas"]["Order"];
        };
        /** SplitRequest */
        SplitRequest: {
            approval?: components["schemas"]["ApprovalRequest"] | null;
            /** @description Of the claim that the write is made under; without it, only the sign-in that claimed may write. */
            claimToken?: number | null;
            lines: components["schemas"]["LineMoveRequest"][];
            /** @description Id. */
            toOrderId?: string | null;
        };
        /** TakeOverRequest */
        TakeOverRequest: {
            approval?: components["schemas"]["ApprovalRequest"] | null;
            /** @description Why; at least one character that is no blank. */
            reason: string;
            /** @description Id. */
            sessionId: string;
        };
        /** TenderSummary */
        TenderSummary: {
            /** @description Decimal string with the currency's decimals. */
            counted: string | null;
            /** @description Decimal string with the currency's decimals. */
            difference: string | null;
            /** @description Decimal string with the currency's decimals. */
            expected: string | null;
            /** @enum {string} */
            tender: "cash" | "card";
        };
        /** TokenChange */
        TokenChange: {
            document: components["schemas"]["ProgramToken"];
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "token";
        };
        /** TokenCreated */
        TokenCreated: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: components["schemas"]["TokenChange"][];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "token.created";
        };
        /** TokenRevoked */
        TokenRevoked: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: components["schemas"]["TokenChange"][];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "token.revoked";
        };
        /** Totals */
        Totals: {
            /** @description Decimal string with the currency's decimals. */
            totalCard: string | null;
            /** @description Decimal string with the currency's decimals. */
            totalCash: string | null;
            /** @description Decimal string with the currency's decimals. */
            totalRefunds: string | null;
            /** @description Decimal string with the currency's decimals. */
            totalSales: string | null;
            totalTransactions: number;
        };
        /** Transaction */
        Transaction: {
            /** Format: date-time */
            at: string;
            /** Format: date */
            businessDate: string;
            cashier: components["schemas"]["PersonShown"];
            /** @description Decimal string with the currency's decimals. */
            change: string | null;
            currency: string;
            /** @description Every discount, of lines and of the order. Decimal string with the currency's decimals. */
            discountTotal: string;
            id: string;
            /** @enum {string} */
            kind: "sale" | "refund";
            lines: components["schemas"]["SoldLine"][];
            /** @description Without tax: the sum of the lines' net. Decimal string with the currency's decimals. */
            netTotal: string;
            number: string;
            orderId: string;
            orderSessionId: string | null;
            payments: components["schemas"]["Payment"][] | null;
            pricesIncludeTax: boolean;
            register: components["schemas"]["Place"];
            session: components["schemas"]["SessionNamed"];
            /** @description The sum of the lines' gross. Decimal string with the currency's decimals. */
            subtotal: string;
            /** @description The sum of the lines' tax. Decimal string with the currency's decimals. */
            taxTotal: string;
            /** @description What is paid: netTotal + taxTotal. Decimal string with the currency's decimals. */
            total: string;
        };
        /** TransactionChange */
        TransactionChange: {
            document: components["schemas"]["Transaction"];
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "transaction";
        };
        /** TransactionCompleted */
        TransactionCompleted: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: (components["schemas"]["TransactionChange"] | components["schemas"]["CashSessionChange"] | components["schemas"]["OrderChange"] | components["schemas"]["OrderSessionChange"])[];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "transaction.completed";
        };
        /** TransactionPage */
        TransactionPage: {
            items: components["schemas"]["Transaction"][];
            nextCursor: string | null;
        };
        /** TransactionPaid */
        TransactionPaid: {
            /** Format: date-time */
            at: string;
            /** Format: date */
            businessDate: string;
            cashier: components["schemas"]["PersonShown"];
            /** @description Decimal string with the currency's decimals. */
            change: string;
            currency: string;
            /** @description Every discount, of lines and of the order. Decimal string with the currency's decimals. */
            discountTotal: string;
            id: string;
            /** @enum {string} */
            kind: "sale" | "refund";
            lines: components["schemas"]["SoldLine"][];
            /** @description Without tax: the sum of the lines' net. Decimal string with the currency's decimals. */
            netTotal: string;
            number: string;
            orderId: string;
            orderSessionId: string | null;
            payments: components["schemas"]["Payment"][];
            pricesIncludeTax: boolean;
            register: components["schemas"]["Place"];
            session: components["schemas"]["SessionNamed"];
            /** @description The sum of the lines' gross. Decimal string with the currency's decimals. */
            subtotal: string;
            /** @description The sum of the lines' tax. Decimal string with the currency's decimals. */
            taxTotal: string;
            /** @description What is paid: netTotal + taxTotal. Decimal string with the currency's decimals. */
            total: string;
        };
        /** UserShown */
        UserShown: {
            id: string;
            /** @enum {null|string} */
            language: "en" | "es-PY" | null;
            name: string;
            username: string;
        };
        /** VariantShown */
        VariantShown: {
            barcode: string | null;
            id: string;
            name: string;
            /** @description Decimal string with the currency's decimals. */
            price: string;
            sku: string | null;
        };
        /** Webhook */
        Webhook: {
            /** Format: date-time */
            createdAt: string;
            createdBy: components["schemas"]["PersonShown"];
            description: string;
            /** @enum {null|string} */
            disabledReason: "by-hand" | "failing" | "gone" | null;
            eventTypes: string[];
            failuresInRow: number;
            id: string;
            previousSecretUntil: string | null;
            /** @enum {string} */
            status: "active" | "disabled";
            /** Format: date-time */
            updatedAt: string;
            url: string;
            version: number;
        };
        /** WebhookAdded */
        WebhookAdded: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: components["schemas"]["WebhookChange"][];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "webhook.added";
        };
        /** WebhookChange */
        WebhookChange: {
            document: components["schemas"]["Webhook"] | null;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "webhook";
        };
        /** WebhookChanged */
        WebhookChanged: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: components["schemas"]["WebhookChange"][];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "webhook.changed";
        };
        /** WebhookDeliveriesReplayed */
        WebhookDeliveriesReplayed: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: (components["schemas"]["WebhookDeliveryChange"] | components["schemas"]["WebhookChange"])[];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "webhook.replayed";
        };
        /** WebhookDelivery */
        WebhookDelivery: {
            /** Format: date-time */
            createdAt: string;
            deliveredAt: string | null;
            eventType: string;
            id: string;
            nextTryAt: string | null;
            /** @enum {string} */
            status: "waiting" | "delivered" | "dead";
            tries: components["schemas"]["WebhookTry"][];
            webhookId: string;
        };
        /** WebhookDeliveryChange */
        WebhookDeliveryChange: {
            document: components["schemas"]["WebhookDelivery"];
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "webhook-delivery";
        };
        /** WebhookDeliveryPage */
        WebhookDeliveryPage: {
            items: components["schemas"]["WebhookDelivery"][];
            nextCursor: string | null;
        };
        /** WebhookDisabled */
        WebhookDisabled: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: components["schemas"]["WebhookChange"][];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "webhook.disabled";
        };
        /**
         * WebhookMessage
         * @description The body of a message to a webhook (Standard Webhooks): the event as a manager reads it.
         */
        WebhookMessage: {
            data: components["schemas"]["Event"];
            /**
             * Format: date-time
             * @description When the event happened.
             */
            timestamp: string;
            /** @description The event's. */
            type: string;
        };
        /** WebhookPage */
        WebhookPage: {
            items: components["schemas"]["WebhookStanding"][];
            nextCursor: string | null;
        };
        /** WebhookRemoved */
        WebhookRemoved: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: components["schemas"]["WebhookChange"][];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "webhook.removed";
        };
        /** WebhookReplayed */
        WebhookReplayed: {
            replayed: number;
        };
        /** WebhookSecretRotated */
        WebhookSecretRotated: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: components["schemas"]["WebhookChange"][];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "webhook.secret-rotated";
        };
        /** WebhookStanding */
        WebhookStanding: {
            /** Format: date-time */
            createdAt: string;
            createdBy: components["schemas"]["PersonShown"];
            dead: number;
            description: string;
            /** @enum {null|string} */
            disabledReason: "by-hand" | "failing" | "gone" | null;
            eventTypes: string[];
            failuresInRow: number;
            id: string;
            lastDelivery: components["schemas"]["LastDelivery"] | null;
            previousSecretUntil: string | null;
            /** @enum {string} */
            status: "active" | "disabled";
            /** Format: date-time */
            updatedAt: string;
            url: string;
            version: number;
            waiting: number;
        };
        /** WebhookTest */
        WebhookTest: {
            actor: components["schemas"]["PersonShown"] | null;
            /** Format: date-time */
            at: string;
            changes: components["schemas"]["WebhookChange"][];
            position: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "webhook.test";
        };
        /** WebhookTry */
        WebhookTry: {
            /** Format: date-time */
            at: string;
            error: string | null;
            /** @enum {null|string} */
            errorCode: "no-answer-in-time" | "name-unknown" | "target-forbidden" | "certificate-refused" | "not-connected" | "connection-lost" | "not-http" | null;
            latencyMs: number;
            number: number;
            responseStart: string | null;
            responseStatus: number | null;
        };
        /** WebhookWithSecret */
        WebhookWithSecret: {
            /** Format: date-time */
            createdAt: string;
            createdBy: components["schemas"]["PersonShown"];
            description: string;
            /** @enum {null|string} */
            disabledReason: "by-hand" | "failing" | "gone" | null;
            eventTypes: string[];
            failuresInRow: number;
            id: string;
            previousSecretUntil: string | null;
            secret: string;
            /** @enum {string} */
            status: "active" | "disabled";
            /** Format: date-time */
            updatedAt: string;
            url: string;
            version: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description The methods that are served here. */
        Allow: string;
        /** @description Of the sentences: en or es-PY. */
        "Content-Language": string;
        /** @description The version of the document that the answer is about, for If-Match; none where there is no document. */
        ETag: string;
        /** @description How far the feed had come when the document was read: the events after it bring it up to date. */
        "Feed-Position": string;
        /** @description true: the answer of the first request under this Idempotency-Key. */
        "Idempotent-Replay": string;
        /** @description Seconds after which to ask again. */
        "Retry-After": string;
        /** @description Bearer. */
        "WWW-Authenticate": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    ApiAuthLoginLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAuthLogoutLogout: {
        parameters: {
            query?: never;
            header?: {
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAuthMeMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiAuthRegisterMove: {
        parameters: {
            query?: never;
            header?: {
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiBusinessesBusinesses: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BusinessPage"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiClaimsLive: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveClaims"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiClaimsReleaseReleaseMine: {
        parameters: {
            query?: never;
            header?: {
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Released"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiEventsEvents: {
        parameters: {
            query?: {
                /** @description A position: what came after it is asked for. */
                since?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            410: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiFeedStream: {
        parameters: {
            query?: {
                /** @description A position: what came after it is asked for. */
                since?: string | null;
            };
            header?: {
                "Last-Event-ID"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events. The data of each is JSON: of one without a name an Event, of beat a FeedBeat, of end a FeedEnd. */
            200: {
                headers: {
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Event"] | components["schemas"]["FeedBeat"] | components["schemas"]["FeedEnd"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            410: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiLocationsLocations: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocationPage"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiOrderSessionsOrderSessions: {
        parameters: {
            query?: {
                /** @description Id. */
                userId?: string | null;
                status?: "active" | "pending_logout" | "assigned_to_tab" | "completed" | "discarded" | null;
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderSessionPage"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiOrderSessionsSave: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the document that the change is based on. * is content with whichever version is there and names none: a cart is written whole on a version only. A weak tag (W/) is refused. Given beside the body's version, each must be the current one. */
                "If-Match"?: string | null;
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderSessionSaved"];
                };
            };
            /** @description Done. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderSessionSaved"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiOrderSessionsActiveActive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderSession"] | null;
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiOrderSessionsRecoverRecover: {
        parameters: {
            query?: never;
            header?: {
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RecoverRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recovered"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiOrderSessionsOrderSessionIdOrderSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderSession"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiOrderSessionsOrderSessionIdReplace: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the document that the change is based on. * is content with whichever version is there and names none: a cart is written whole on a version only. A weak tag (W/) is refused. Given beside the body's version, each must be the current one. */
                "If-Match"?: string | null;
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                order_session_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReplaceRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderSession"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            428: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiOrderSessionsOrderSessionIdDiscard: {
        parameters: {
            query?: never;
            header?: {
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                order_session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Discarded"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiOrderSessionsOrderSessionIdCompleteComplete: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the document that the change is based on. * is content with whichever version is there and names none: a cart is written whole on a version only. A weak tag (W/) is refused. Given beside the body's version, each must be the current one. */
                "If-Match"?: string | null;
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key": string;
            };
            path: {
                order_session_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompleteRequest"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionPaid"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            428: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiOrderSessionsOrderSessionIdOperationsOperate: {
        parameters: {
            query?: never;
            header?: {
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                order_session_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OperationsRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationsAnswer"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiOrderSessionsOrderSessionIdSendSend: {
        parameters: {
            query?: never;
            header?: {
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                order_session_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SendRequest"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiOrdersOrders: {
        parameters: {
            query?: {
                /** @description ``waiting`` is queued or tab; ``all`` is any. */
                status?: "waiting" | "queued" | "tab" | "paid" | "cancelled" | "all";
                /** @description Id or code. */
                profileId?: string | null;
                /** @description Words of the number, name, table or note, found as those of a product are. */
                q?: string | null;
                sort?: "newest" | "oldest";
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPage"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiOrdersCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateOrderRequest"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiOrdersOrderIdOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiOrdersOrderIdCancelCancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            423: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiOrdersOrderIdClaimStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimStatus"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiOrdersOrderIdClaimClaim: {
        parameters: {
            query?: never;
            header?: {
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimRequestBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimAnswer"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiOrdersOrderIdClaimRelease: {
        parameters: {
            query?: {
                claimToken?: number | null;
            };
            header?: {
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiOrdersOrderIdClaimHistoryHistory: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                renewals?: "all" | "gaps";
            };
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimHistory"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiOrdersOrderIdClaimReleaseReleaseWithReason: {
        parameters: {
            query?: never;
            header?: {
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseRequest"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiOrdersOrderIdClaimRequestsAsk: {
        parameters: {
            query?: never;
            header?: {
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskRequest"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimRequestShown"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiOrdersOrderIdClaimRequestsRequestIdDeclineDecline: {
        parameters: {
            query?: never;
            header?: {
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                order_id: string;
                request_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimRequestShown"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiOrdersOrderIdClaimRequestsRequestIdGrantGrant: {
        parameters: {
            query?: never;
            header?: {
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                order_id: string;
                request_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimRequestShown"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiOrdersOrderIdClaimTakeoverTakeOver: {
        parameters: {
            query?: never;
            header?: {
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeOverRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimAnswer"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiOrdersOrderIdOperationsOperate: {
        parameters: {
            query?: never;
            header?: {
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderOperationsRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOperationsAnswer"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            423: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiOrdersOrderIdPaymentsPay: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the document that the change is based on. * is content with whichever version is there and names none: a cart is written whole on a version only. A weak tag (W/) is refused. Given beside the body's version, each must be the current one. */
                "If-Match"?: string | null;
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key": string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PayOrderRequest"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionPaid"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            423: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            428: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiOrdersOrderIdSplitSplit: {
        parameters: {
            query?: never;
            header?: {
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SplitRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SplitAnswer"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            423: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiPosSessionsSessions: {
        parameters: {
            query?: {
                status?: "open" | "ended" | "closed" | null;
                /** @description Id or code. */
                profileId?: string | null;
                /** @description Id or code. */
                registerId?: string | null;
                /** @description Id or code; must be the credential's. */
                businessId?: string | null;
                yours?: boolean;
                approval?: "pending" | null;
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CashSessionPage"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiPosSessionsGetOrCreateGetOrCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GetOrCreateRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOpened"];
                };
            };
            /** @description Done. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOpened"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiPosSessionsSessionIdSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CashSession"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiPosSessionsSessionIdApproveApprove: {
        parameters: {
            query?: never;
            header?: {
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ApproveRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionAnswer"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiPosSessionsSessionIdCloseClose: {
        parameters: {
            query?: never;
            header?: {
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CloseRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionClosed"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiPosSessionsSessionIdCountsCount: {
        parameters: {
            query?: never;
            header?: {
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CountRequest"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountAnswer"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiPosSessionsSessionIdEndEnd: {
        parameters: {
            query?: never;
            header?: {
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EndRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionAnswer"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiPosSessionsSessionIdValidationValidation: {
        parameters: {
            query?: {
                /** @description Id or code. */
                profileId?: string | null;
            };
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionValidation"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProductsProducts: {
        parameters: {
            query?: {
                /** @description Words of the name, code, stock number or barcode, of the product or a variant: each of three letters anywhere in a word, shorter ones where a word begins; without case, accents and apostrophes. The products of which it is the barcode come first, then those of which it is the stock number or code. */
                q?: string | null;
                category?: string | null;
                /** @description Exact, product or variant. */
                barcode?: string | null;
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductPage"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProductsAdd: {
        parameters: {
            query?: never;
            header?: {
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductRequest"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductDetail"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProductsCategoriesCategories: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryPage"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProductsProductIdProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductDetail"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiProfilesProfiles: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfilePage"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiRegistersRegisters: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterPage"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiSignInsListed: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInPage"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiSignInsGuessesGuessedAt: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuessesList"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiSignInsSignInIdEnd: {
        parameters: {
            query?: never;
            header?: {
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                sign_in_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiTransactionsTransactions: {
        parameters: {
            query?: {
                /** @description Id. */
                sessionId?: string | null;
                /** @description Of one transaction. */
                number?: string | null;
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionPage"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiTransactionsTransactionIdTransaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                transaction_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transaction"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiWebhooksWebhooks: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookPage"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiWebhooksAdd: {
        parameters: {
            query?: never;
            header?: {
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddWebhookRequest"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiWebhooksEventTypesEventTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventTypeList"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiWebhooksWebhookIdWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookStanding"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiWebhooksWebhookIdChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the document that the change is based on. * is content with whichever version is there and names none: a cart is written whole on a version only. A weak tag (W/) is refused. Given beside the body's version, each must be the current one. */
                "If-Match"?: string | null;
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ChangeWebhookRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            428: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiWebhooksWebhookIdRemove: {
        parameters: {
            query?: never;
            header?: {
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiWebhooksWebhookIdDeliveriesDeliveries: {
        parameters: {
            query?: {
                status?: "waiting" | "delivered" | "dead" | null;
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryPage"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Feed-Position": components["headers"]["Feed-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiWebhooksWebhookIdDeliveriesReplayDeadReplayDead: {
        parameters: {
            query?: never;
            header?: {
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookReplayed"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiWebhooksWebhookIdDeliveriesDeliveryIdReplayReplay: {
        parameters: {
            query?: never;
            header?: {
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                webhook_id: string;
                delivery_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiWebhooksWebhookIdRotateSecretRotateSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RotateSecretRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            409: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiWebhooksWebhookIdTestSendTest: {
        parameters: {
            query?: never;
            header?: {
                /** @description 8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request returns the same answer, marked Idempotent-Replay: true. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Idempotent-Replay": components["headers"]["Idempotent-Replay"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    HealthzHealthz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MetricsMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Additional response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReadyzReadyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Refused. */
            400: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            401: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            403: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            404: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            405: {
                headers: {
                    Allow: components["headers"]["Allow"];
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            413: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            415: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            422: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            429: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            500: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            503: {
                headers: {
                    "Content-Language": components["headers"]["Content-Language"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WebhookMessage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
