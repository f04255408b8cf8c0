// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace naru::test {

/// Looks for one card's number in whatever bytes, however it may be written: digits with gaps between them, in any of
/// the UTFs, full-width, packed two to a byte on either half, as hexadecimal or Base64 of its text, and inside a PDF's
/// streams, by its letters too.
class CardTraces {
public:
    explicit CardTraces(QByteArray digits);

    /// The ways in which it is there; empty: it is not.
    QStringList in(QByteArrayView bytes) const;
    /// The same for every file below a folder, each with its name.
    QStringList inFolder(const QString& folder) const;
    int filesSeen() const { return m_files; } ///< by inFolder(), so far

private:
    bool hasDigits(QByteArrayView bytes) const;
    bool hasPacked(QByteArrayView bytes) const;
    QStringList inPdf(QByteArrayView bytes) const;

    const QByteArray m_digits;
    QList<std::pair<QString, QByteArray>> m_needles;
    mutable int m_files = 0;
};

} // namespace naru::test
