// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/releasestage.h"

#include <map>

namespace naru::test {

/// ECDSA signs otherwise each time: who compares documents asks for the same one.
inline const Release& trustOf(quint64 version, const QList<quint64>& signers = {11, 12})
{
    static std::map<std::pair<quint64, QList<quint64>>, Release> made;
    auto& one = made[{version, signers}];
    if (one.document.isEmpty())
        one = trustRelease(version, signers);
    return one;
}
inline const QByteArray& firstRootDocument()
{
    static const QByteArray document = rootDocument({});
    return document;
}

} // namespace naru::test
