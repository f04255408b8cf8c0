// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace naru::identity {

/// One element asked for, and whether the desk means to keep it (ISO 18013-5 intentToRetain).
struct AskedElement {
    QString nameSpace, element;
    bool intentToRetain = false;
};

/// Korean legal ages: full age counts the birthday itself; year age is reached by everyone born in a year at once
/// (청소년 보호법 §2: 19 in this calendar year).
struct AgeQuestion {
    enum class Kind { Full, Year } kind = Kind::Full;
    int years = 19;
};

/// What a wrong yes would do.
enum class Risk : unsigned char {
    Ordinary,
    High ///< hard to undo, such as a certificate in somebody's name
};

struct AskedDocument {
    QString docType;
    QList<AskedElement> elements;
};

/// What a request asked. Verdicts release nothing else.
struct Asked {
    QList<AskedDocument> documents;
    std::optional<AgeQuestion> age;
};

} // namespace naru::identity
