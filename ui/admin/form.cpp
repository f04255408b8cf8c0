// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/form.h"

#include <QPointer>

namespace naru::ui::admin {

namespace {

using desk::DeskFault;

QString fieldOf(const Fault& fault)
{
    if (fault.is(DeskFault::NameTaken))
        return QStringLiteral("name");
    if (fault.is(DeskFault::BadPin))
        return QStringLiteral("pin");
    if (fault.is(DeskFault::SampleTrust) || fault.is(DeskFault::TrustUnreadable)
        || fault.is(DeskFault::BadReaderCertificate))
        return QStringLiteral("file");
    if (fault.is(DeskFault::BackupFailed))
        return QStringLiteral("folder");
    return QStringLiteral("all");
}

} // namespace

Form::Form(desk::Desk& desk, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
{
    // Queued: whoever changes the translator hears settingsChanged() too and must be through first.
    connect(&m_desk, &desk::Desk::settingsChanged, this, &Form::wordsChanged, Qt::QueuedConnection);
}

Tongue Form::tongue() const
{
    return words::languageOf(m_desk.settings().language);
}

void Form::forget()
{
    m_wrong.clear();
    m_said.clear();
    Q_EMIT answered();
}

void Form::begin()
{
    m_busy = true;
    forget();
}

void Form::refuse(const QString& field, const QString& sentence)
{
    m_busy = false;
    m_said.clear();
    m_wrong.insert(field, sentence);
    Q_EMIT answered();
}

void Form::refuse(const Fault& fault)
{
    refuse(fieldOf(fault), sentenceOf(fault, tongue()));
}

bool Form::pinStands(const QString& pin, const QString& again)
{
    if (const auto good = desk::checkPin(pin); !good) {
        refuse(good.fault());
        return false;
    }
    if (pin != again) {
        refuse(QStringLiteral("again"), tr("두 번 적은 비밀번호가 다릅니다. 다시 적어 주세요."));
        return false;
    }
    return true;
}

desk::Done Form::whenDone(const QString& said)
{
    return [alive = QPointer<Form>(this), said](const Result<void>& result) {
        if (!alive)
            return;
        if (!result)
            return alive->refuse(result.fault());
        alive->m_busy = false;
        alive->m_said = said;
        Q_EMIT alive->answered();
        Q_EMIT alive->finished();
    };
}

} // namespace naru::ui::admin
