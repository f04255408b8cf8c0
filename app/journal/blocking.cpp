// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/blocking.h"

#include <future>

namespace naru::journal {

Post atOnce()
{
    return [](const std::function<void()>& run) { run(); };
}

Result<Stamp> appendBlocking(Journal& journal, Entry entry, Apply apply)
{
    const auto promised = std::make_shared<std::promise<Result<Stamp>>>();
    auto outcome = promised->get_future();
    journal.append(
        std::move(entry), std::move(apply), [promised](Result<Stamp> stamp) { promised->set_value(std::move(stamp)); });
    return outcome.get();
}

} // namespace naru::journal
