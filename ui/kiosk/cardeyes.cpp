// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kiosk/cardeyes.h"

#include "app/lessons/classcard.h"

#include <algorithm>

namespace naru::ui::kiosk {

using device::CodeSource;
using Kind = device::DeviceChoice::Kind;

CardEyes::CardEyes(device::Rack* rack, KioskModel& model, CardModel& card, QObject* parent)
    : QObject(parent)
    , m_rack(rack)
    , m_model(model)
    , m_card(card)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(restAfterCode);
    connect(&m_rest, &QTimer::timeout, this, &CardEyes::rested);
    if (!m_rack)
        return;
    connect(m_rack, &device::Rack::devicesChanged, this, &CardEyes::find);
    connect(m_rack, &device::Rack::codeRead, this, [this](const QByteArray& code) {
        m_rest.start();
        const bool isOfClass = m_lessonRuns && lessons::looksLikeClassCard(code); // who comes late; by a scanner
        if (isOpen() || isOfClass)
            Q_EMIT codeRead(code);
    });
    connect(m_rack, &device::Rack::codeRefused, this, [this] { m_rest.start(); });
    // Later: the page that goes may still have to put the camera down.
    connect(&m_model, &KioskModel::pageChanged, this, &CardEyes::follow, Qt::QueuedConnection);
    find();
}

bool CardEyes::isThere() const
{
    if (!m_rack)
        return false;
    const auto devices = m_rack->devices();
    return std::any_of(devices.begin(), devices.end(), [](const device::Device* each) {
        const Kind kind = each->choice().kind;
        return (kind == Kind::Camera || kind == Kind::Scanner) && each->isReady();
    });
}

bool CardEyes::isOpen() const
{
    const QString page = m_model.page();
    return !m_lessonRuns && page != u"identity" && page != u"pay" && page != u"number"
        && !page.startsWith(u"practice-");
}

void CardEyes::setLessonRunning(bool running)
{
    m_lessonRuns = running;
    follow();
}

void CardEyes::find()
{
    const auto devices = m_rack->devices();
    for (device::Device* each : devices)
        connect(each, &device::Device::changed, this, &CardEyes::find, Qt::UniqueConnection);
    const auto eyes = m_rack->codeSources();
    const auto camera = std::find_if(eyes.begin(), eyes.end(), [](CodeSource* each) { return each->pictures(); });
    CodeSource* const found = camera == eyes.end() ? nullptr : *camera;
    if (found != m_camera) {
        if (m_camera)
            m_camera->disconnect(this);
        m_camera = found;
        if (found)
            connect(found, &CodeSource::saw, this, &CardEyes::see);
    }
    const bool there = isThere();
    const bool sees = m_camera && m_camera->isReady();
    m_card.setEyes(!there ? QString() : sees ? QStringLiteral("camera") : QStringLiteral("scanner"));
    follow();
    if (std::exchange(m_wasThere, there) != there)
        Q_EMIT thereChanged();
}

/// Where other codes are read (a phone, a bill) the camera is theirs to start and stop.
void CardEyes::follow()
{
    if (!m_rack)
        return;
    if (m_lessonRuns && m_camera) {
        m_camera->stop();
        m_card.setSight(QStringLiteral("nothing"));
    } else if (isOpen()) {
        if (m_camera)
            m_camera->start();
        rested();
    }
}

void CardEyes::rested()
{
    if (!isOpen() || m_rest.isActive())
        return;
    const auto eyes = m_rack->codeSources();
    for (CodeSource* each : eyes)
        each->wake();
}

void CardEyes::see(CodeSource::Sight sight)
{
    static const std::array<QString, 4> names{
        QStringLiteral("nothing"), QStringLiteral("something"), QStringLiteral("far"), QStringLiteral("code")};
    if (!isOpen())
        return;
    m_card.setSight(names[std::size_t(sight)]);
    if (sight != CodeSource::Sight::Nothing && m_model.page() == u"card")
        m_model.touch(); // somebody aims
}

} // namespace naru::ui::kiosk
