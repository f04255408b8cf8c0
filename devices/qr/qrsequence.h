// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/qr/symbol.h"

#include <QList>

namespace naru::device {

/// Puts the codes of a structured append (ISO/IEC 18004 §8) together, in whatever order they are shown.
class QrSequence {
public:
    /// The whole message if this code completes it; a code that stands alone completes itself. A code of another
    /// sequence starts anew. A whole whose parity (§8.3: XOR of all bytes) does not fit is dropped.
    std::optional<QByteArray> take(const QrSymbol& symbol);

    int have() const { return m_have; }            ///< different codes so far
    int of() const { return int(m_parts.size()); } ///< 0 when none is begun
    void clear();

private:
    QByteArray m_id;
    QList<QByteArray> m_parts; ///< null where not yet seen
    int m_have = 0;
};

} // namespace naru::device
