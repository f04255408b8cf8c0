// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/counter/scanmodel.h"

#include "app/words/words.h"

#include <algorithm>

namespace naru::ui::counter {

using device::CodeSource;

ScanModel::ScanModel(desk::Desk& desk, device::Rack* rack, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_rack(rack)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(restAfterCode);
    connect(&m_rest, &QTimer::timeout, this, &ScanModel::wakeEyes);
    connect(&m_desk, &desk::Desk::scanned, this, [this](const desk::Scanned& what, desk::Desk::CodeUse use) {
        const bool isOurs = what.kind == desk::Scanned::Kind::MobileId || what.kind == desk::Scanned::Kind::Receipt;
        m_rest.start();
        if (use == desk::Desk::CodeUse::Unused)
            say(what.name(), {what.shown}, isOurs ? QStringLiteral("ok") : QStringLiteral("warn"));
    });
    if (!m_rack)
        return;
    connect(m_rack, &device::Rack::devicesChanged, this, &ScanModel::findEyes);
    // A part of moving codes (UR): the next is there already. Later, or the camera has not gone to rest yet.
    connect(m_rack, &device::Rack::codeRead, this, [this](const QByteArray& code) {
        if (qstrnicmp(code.constData(), "ur:", 3) == 0)
            QMetaObject::invokeMethod(this, &ScanModel::wakeEyes, Qt::QueuedConnection);
    });
    connect(m_rack, &device::Rack::codeRefused, this, [this](const Fault& fault) {
        m_rest.start();
        say(fault.name(), {}, QStringLiteral("warn"));
    });
    findEyes();
}

Tongue ScanModel::tongue() const
{
    return words::languageOf(m_desk.settings().language);
}

void ScanModel::findEyes()
{
    CodeSource* camera = nullptr;
    const auto eyes = m_rack->codeSources();
    for (CodeSource* eye : eyes) {
        connect(eye, &CodeSource::readyChanged, this, &ScanModel::changed, Qt::UniqueConnection);
        if (!camera && eye->pictures())
            camera = eye;
    }
    if (camera != m_camera) {
        if (m_camera)
            m_camera->disconnect(this);
        m_camera = camera;
        if (camera) {
            connect(camera, &CodeSource::saw, this, &ScanModel::see);
            connect(camera->pictures(), &device::FrameSource::framed, this, &ScanModel::framed);
            if (wanted())
                camera->start();
        }
    }
    Q_EMIT changed();
}

void ScanModel::wakeEyes()
{
    if (!wanted() || !m_rack)
        return;
    const auto eyes = m_rack->codeSources();
    for (CodeSource* eye : eyes)
        eye->wake();
}

void ScanModel::look()
{
    if (m_lookers++ > 0)
        return;
    if (m_camera)
        m_camera->start();
    wakeEyes();
    Q_EMIT changed();
}

void ScanModel::lookAway()
{
    if (--m_lookers > 0)
        return;
    if (m_camera)
        m_camera->stop();
    see(CodeSource::Sight::Nothing, {});
    Q_EMIT changed();
}

bool ScanModel::hasEyes() const
{
    return m_rack && !m_rack->codeSources().isEmpty();
}

QString ScanModel::trouble() const
{
    const auto problem = m_camera && wanted() ? m_camera->problem() : std::nullopt;
    return problem ? words::wordsOf(*problem, tongue()).sentence : QString();
}

QString ScanModel::sight() const
{
    switch (m_sight) {
    case CodeSource::Sight::Something:
        return QStringLiteral("something");
    case CodeSource::Sight::TooFar:
        return QStringLiteral("far");
    case CodeSource::Sight::Code:
        return QStringLiteral("code");
    case CodeSource::Sight::Nothing:
        break;
    }
    return QStringLiteral("nothing");
}

void ScanModel::see(CodeSource::Sight sight, const QList<QPointF>& where)
{
    m_sight = sight;
    m_where = where;
    Q_EMIT seen();
}

void ScanModel::say(const char* name, const QStringList& facts, const QString& kind)
{
    const auto words = words::wordsOf(QLatin1StringView(name), tongue(), facts);
    m_kind = kind;
    m_sentence = words.sentence;
    m_next = words.whatToDo;
    Q_EMIT read();
}

void ScanModel::forget()
{
    m_kind.clear();
    m_sentence.clear();
    m_next.clear();
    Q_EMIT read();
}

} // namespace naru::ui::counter
