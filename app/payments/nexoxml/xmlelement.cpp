// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/nexoxml/xmlelement.h"

#include <QXmlStreamReader>

namespace naru::payments::nexoxml {

namespace {

class Reading {
public:
    explicit Reading(const QByteArray& bytes)
        : m_xml(bytes)
    {
    }

    Result<XmlElement> run()
    {
        while (!m_xml.atEnd()) {
            if (const auto taken = take(m_xml.readNext()); !taken)
                return taken.fault();
        }
        if (m_xml.hasError())
            return Fault(NexoXmlFault::Malformed, m_xml.errorString());
        return m_root.children.size() == 1 ? Result<XmlElement>(std::move(m_root.children.front()))
                                           : Result<XmlElement>(NexoXmlFault::Malformed);
    }

private:
    Result<void> take(QXmlStreamReader::TokenType token)
    {
        switch (token) {
        case QXmlStreamReader::StartElement:
            return begin();
        case QXmlStreamReader::EndElement:
            m_open.pop_back();
            return {};
        case QXmlStreamReader::Characters:
            current().text += m_xml.text().toUtf8();
            return {};
        case QXmlStreamReader::DTD:
        case QXmlStreamReader::EntityReference:
        case QXmlStreamReader::ProcessingInstruction:
            return NexoXmlFault::Forbidden;
        default:
            return {};
        }
    }

    Result<void> begin()
    {
        const auto attributes = m_xml.attributes();
        if (static_cast<int>(m_open.size()) >= XmlElement::depthMax || ++m_elements > XmlElement::elementsMax
            || attributes.size() > XmlElement::attributesMax)
            return NexoXmlFault::TooLarge;
        XmlElement element;
        element.name = m_xml.name().toUtf8();
        for (const QXmlStreamAttribute& attribute : attributes) {
            const QByteArray name = attribute.name().toUtf8();
            if (element.attributes.contains(name)) // with and without a prefix
                return NexoXmlFault::Malformed;
            element.attributes.insert(name, attribute.value().toUtf8());
        }
        XmlElement& parent = current();
        m_open.push_back(parent.children.size());
        parent.children.push_back(std::move(element));
        return {};
    }

    /// By places, not addresses: the children move as they grow.
    XmlElement& current()
    {
        XmlElement* element = &m_root;
        for (const std::size_t place : m_open)
            element = &element->children[place];
        return *element;
    }

    QXmlStreamReader m_xml;
    XmlElement m_root;
    std::vector<std::size_t> m_open;
    int m_elements = 0;
};

} // namespace

Result<XmlElement> XmlElement::read(const QByteArray& bytes)
{
    if (bytes.size() > bytesMax)
        return NexoXmlFault::TooLarge;
    return Reading(bytes).run();
}

const XmlElement* XmlElement::child(QByteArrayView childName) const
{
    const XmlElement* found = nullptr;
    for (const XmlElement& one : children) {
        if (one.name != childName)
            continue;
        if (found)
            return nullptr;
        found = &one;
    }
    return found;
}

const XmlElement* XmlElement::path(std::initializer_list<QByteArrayView> names) const
{
    const XmlElement* element = this;
    for (const QByteArrayView one : names)
        element = element ? element->child(one) : nullptr;
    return element;
}

QByteArray XmlElement::value(const QByteArray& valueName) const
{
    const auto attribute = attributes.constFind(valueName);
    if (attribute != attributes.constEnd())
        return *attribute;
    const XmlElement* const element = child(valueName);
    return element ? element->text.trimmed() : QByteArray();
}

} // namespace naru::payments::nexoxml
