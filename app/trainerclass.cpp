// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trainerclass.h"

#include "app/words/words.h"
#include "devices/speech/voice.h"

namespace naru {

TrainerClass::TrainerClass(desk::Desk& desk, Seats seats, StoryClock& clock, Random& random, House& house)
{
    if (seats == Seats::OfTheHouse)
        open(desk, clock, random, house);
    else
        m_screen.emplace(desk, *desk.classes());
    QObject::connect(&m_screen->model, &ui::trainer::ClassModel::rang, &m_screen->model, [this] {
        if (!m_bell)
            m_bell = device::machineVoice();
        m_bell->ring();
    });
    if (seats == Seats::Simulated)
        m_demo.emplace(desk, *desk.classes(), *m_screen, clock);
}

void TrainerClass::open(desk::Desk& desk, const Clock& clock, Random& random, House& house)
{
    auto hall = TrainerHall::open(desk, clock, random, house.channels(), house.trusted());
    if (!hall) {
        m_screen.emplace(desk, *desk.classes(), [fault = hall.fault()] { return DeskClass::Door{{}, {}, fault}; });
        return;
    }
    m_hall = std::move(*hall);
    m_hall->serve(*desk.classes());
    m_screen.emplace(desk, *desk.classes(), [this] {
        return DeskClass::Door{m_hall->digits(), m_hall->code(), m_hall->alone()};
    });
    QObject::connect(m_hall.get(), &TrainerHall::changed, &m_screen->hands, &DeskClass::changed);
    QObject::connect(
        m_hall.get(), &TrainerHall::dropped, &m_screen->model, [this, &desk](const QString& who, const Fault& fault) {
            const auto said = words::wordsOf(fault, words::languageOf(desk.settings().language));
            Q_EMIT m_screen->model.troubled(who + QStringLiteral(": ") + said.sentence, said.whatToDo);
        });
}

int TrainerClass::leavePictures(QQuickWindow& window, const QString& pin, const QString& folder)
{
    return m_demo ? m_demo->leavePictures(window, pin, folder) : 0;
}

} // namespace naru
