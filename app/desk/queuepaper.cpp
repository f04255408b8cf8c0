// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/queuepaper.h"

namespace naru::desk {

using namespace paper;

Document slipDocument(const Ticket& ticket, const SlipLook& look)
{
    const auto say = [&](const char* name) { return words::wordsOf(QLatin1StringView(name), look.language).sentence; };
    const auto line = [](const QString& words, Size size, Weight weight) {
        return Text{words, size, weight, Align::Centre, Frame::None};
    };
    const QString matter = isMatter(ticket.matter) ? ticket.matter : QString::fromLatin1(matterNames.back());
    Document slip;
    slip.title = say("queue.slip.title");
    slip.foot = look.centre;
    slip.made = ticket.taken;
    if (look.demo)
        slip.blocks.append(Text{say("card.demo"), Size::Normal, Weight::Bold, Align::Centre, Frame::Reverse});
    slip.blocks.append(line(slip.title, Size::Large, Weight::Regular));
    slip.blocks.append(line(ticket.id.label(), Size::Huge, Weight::Bold));
    slip.blocks.append(
        line(say((QByteArray("queue.matter.") + matter.toLatin1()).constData()), Size::Large, Weight::Bold));
    slip.blocks.append(Space{2});
    slip.blocks.append(line(koreanDate(ticket.taken).toString(Qt::ISODate) + u' ' + koreanTime(ticket.taken),
        Size::Normal, Weight::Regular));
    slip.blocks.append(line(say("queue.slip.called"), Size::Normal, Weight::Regular));
    slip.blocks.append(line(say("queue.slip.nothing"), Size::Small, Weight::Regular));
    slip.blocks.append(line(look.centre, Size::Normal, Weight::Regular));
    slip.blocks.append(Cut{});
    return slip;
}

} // namespace naru::desk
