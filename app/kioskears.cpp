// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kioskears.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>

namespace naru {

using ui::kiosk::KioskModel;
using ui::kiosk::StaffCall;

QString KioskEars::recordingIn(const QString& folder, const QString& words, const QString& language)
{
    const QByteArray key = QCryptographicHash::hash(words.toUtf8(), QCryptographicHash::Sha256).toHex().first(16);
    const QString path = QStringLiteral("%1/%2/%3.wav").arg(folder, language, QString::fromLatin1(key));
    return QFile::exists(path) ? path : QString();
}

KioskEars::KioskEars(
    KioskModel& model, const Clock& clock, device::Speech* speech, ui::kiosk::KioskVoice::Recording recording)
    : m_voice(model, speech)
    , m_staff(model, clock)
    , m_jack(speech ? device::EarphoneJack::find() : nullptr)
{
    m_voice.useRecordings(std::move(recording));
    QCoreApplication::instance()->installEventFilter(&m_voice);
    if (speech) {
        QObject::connect(&m_staff, &StaffCall::rang, speech, &device::Speech::ring);
        QObject::connect(&m_staff, &StaffCall::silence, speech, &device::Speech::still);
    }
    if (m_jack) {
        QObject::connect(m_jack.get(), &device::EarphoneJack::plugged, &model, &KioskModel::plug);
        model.plug(m_jack->isPlugged());
    }
}

} // namespace naru
