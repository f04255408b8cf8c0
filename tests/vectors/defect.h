// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/asked.h"
#include "tests/support/mdocmaker.h"

#include <QStringList>

namespace naru::test {

/// What a verifier has to say of a vector: exactly these checks false, exactly these not done, at least these reasons.
struct Expected {
    QString overall;
    QStringList failed, reasons, undone;
    QMap<QString, QStringList> released; ///< namespace → elements, all of them; checked where given
};

/// One vector of the project's own: a sound DeviceResponse in which one thing is changed.
struct Defect {
    QString name; ///< of its file
    QString about;
    Expected expected;
    std::function<void(MdocMaker& maker)> plant;
    std::optional<identity::Asked> asked = {};
    QString at = QStringLiteral("2026-06-01T00:00:00Z");
    enum class ReaderKey { Given, Withheld } readerKey = ReaderKey::Given;
};

using Defects = QList<Defect>;
Defects soundDefects(); ///< odd, but to be accepted
Defects certificateDefects();
Defects issuerDefects();
Defects deviceDefects();
Defects encodingDefects();
Defects releaseDefects();

inline Expected rejects(const QStringList& failed, const QStringList& reasons, const QStringList& undone = {})
{
    return {QStringLiteral("reject"), failed, reasons, undone, {}};
}
inline Expected accepts(const QStringList& reasons = {})
{
    return {QStringLiteral("accept"), {}, reasons, {}, {}};
}
inline Expected endsAs(const char* overall, const QStringList& reasons)
{
    return {QString::fromLatin1(overall), {}, reasons, {}, {}};
}
/// Elements of the mDL namespace, asked in one document.
inline identity::Asked askFor(const QStringList& elements)
{
    identity::AskedDocument document{QString::fromLatin1(mdlType), {}};
    for (const QString& element : elements)
        document.elements.append({QString::fromLatin1(mdlSpace), element, false});
    return {{document}, std::nullopt};
}

} // namespace naru::test
