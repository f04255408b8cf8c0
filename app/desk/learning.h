// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/lessonpaper.h"
#include "devices/api/printer.h"

#include <QObject>

#include <functional>

namespace naru::desk {

/// The desk's door to the lessons: reads practice cards, signs new ones, prints what is taken home. Nobody needs to be
/// signed in, and nothing is kept: neither in the journal nor in any file, what a card says lives in the values that
/// are handed out here.
class Learning : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual QDate today() const = 0; ///< in Korea: for lessons::Progress::note() and lessons::due()

    /// What a code that was held to the camera says, and whose it is. Faults: NotACard, CardTorn, CardNewer,
    /// CardAltered: each has words for the page, and the visitor goes on without it.
    virtual Result<lessons::ReadCard> readCard(const QByteArray& code) const = 0;

    struct Paper {
        paper::Document document;
        QByteArray code; ///< of its QR, also for a screen (level desk::cardQrLevel)
    };
    /// A new card, signed by this desk, in the language of `progress`. Faults: those of the key store.
    virtual Result<Paper> makeCard(const lessons::Progress& progress) const = 0;
    /// Of those of `places` that a known desk saw done alone. Faults: NotDoneAlone (none of them), the key store's.
    virtual Result<Paper> makeCertificate(const lessons::Progress& progress, const QStringList& places) const = 0;
    /// Fault: UnknownLesson.
    virtual Result<paper::Document> makeHandout(const QString& lessonId, const QString& language) const = 0;

    /// What the printer of Papers takes; a roll where there is none.
    virtual PaperKind paperKind() const = 0;
    using Printed = std::function<void(Result<device::PrintOutcome>)>; ///< in the desk's thread
    /// To the printer of Papers, at once; nothing is begun again after a fault. Faults: PrinterAbsent, PaperFault.
    virtual void print(const paper::Document& document, Printed done) = 0;
};

} // namespace naru::desk
