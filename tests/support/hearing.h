// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/digests.h"
#include "tests/support/paylog.h"

namespace naru::test {

/// What a desk does with another's word of its bills: what is new of it goes into the record, and nothing else.
inline Result<void> hear(PayLog& log, const payments::TakenBills& told, qint64 by)
{
    std::optional<payments::BillNews> news;
    const auto asked = log.query([&](storage::Database& database) -> Result<void> {
        auto found = payments::newsOf(database, told);
        if (!found)
            return found.fault();
        news = *std::move(found);
        return {};
    });
    return asked && news ? log.append(recordOf(*news, by)) : asked;
}

} // namespace naru::test
