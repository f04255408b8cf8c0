// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QString>

namespace naru::sim {

inline constexpr const char* mdlDocType = "org.iso.18013.5.1.mDL";
inline constexpr const char* mdlNameSpace = "org.iso.18013.5.1";
inline constexpr const char* photoIdDocType = "org.iso.23220.photoid.1";
inline constexpr const char* photoIdNameSpace = "org.iso.23220.1";

/// One element before it is issued; `value` is CBOR.
struct SampleElement {
    QString nameSpace, element;
    QByteArray value;
};

struct SampleDocument {
    QString docType;
    QList<SampleElement> elements;
};

/// An invented person with what lies in their phone. The first document is the one shown; a licence lies beside it so
/// that every purpose of the counter can be tried with every person.
struct SamplePerson {
    QString id;   ///< stable: see PhoneController::documentIds
    QString name; ///< as written on the card
    QDate validUntil;
    QString shownDocType;
    QByteArray portraitJpeg;
    QList<SampleDocument> documents;
};

enum class NameLength { Usual, Absurd };

/// 홍길동, 김도담, Lee Sol, and 박새봄 who turns 19 on the last day of this Korean calendar year and holds no statement
/// about
/// 19. All dates are relative to `now`.
QList<SamplePerson> samplePeople(Instant now, NameLength names = NameLength::Usual);

} // namespace naru::sim
